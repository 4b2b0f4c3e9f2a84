"""Guard the opening, writing and unpacking of files that nobody vouches for, and run what reads them under limits.

Files come from strangers and are read by libraries that trust them; reports are written to folders that others use.
What may do harm is bounded here: memory and time of the processes that read (`worker_pool`), what an archive may
unpack to (`zip_guard`), what YAML may say (`yaml_reader`), where paths may end (`inside_folder`). Nothing stays behind when
a run ends, whatever ends it (`temporary_folder`, `external_program`), and nobody is asked on the network (`no_network`).
What is written replaces a file whole or not at all (`atomic_file`), one process at a time (`file_lock`), and changes
nothing else in a file that a person keeps (`yaml_editor`, `yaml_lists`, `office_package`).
"""
