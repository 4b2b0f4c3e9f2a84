"""Check many dossiers, of one government or of all, and ask what came of them.

A folder of dossiers and an output folder go in. Every dossier is one task for a worker of Dask, which leads one process under limits
that alone opens what strangers wrote. A task is known by the digest of all that its result rests on; its result lies in the output folder under
that name, written whole or not at all, and a repeat finds it. When all are done, the results of each government become Parquet files,
in the order of names: the same bytes whatever happened meanwhile. DuckDB asks them; nothing here uses a network but that of the workers.
"""
