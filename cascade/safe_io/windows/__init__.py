"""Know what Windows does with names and files that other systems do not.

Names of devices and of files that would lose their last letters (`names`); paths of more than 260 characters, files that an office
program holds open or that lie in the cloud only (`files`). Everything here can be asked on any system.
"""
