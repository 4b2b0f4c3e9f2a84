"""Keep what a workspace knows besides its folders: sessions, runs and the events of decisions, in one database.

`keputusan.yaml` is the truth of a dossier, the database its register: it may be deleted, and is filled again from the files.
SQLite beside the dossiers, in portable SQL, by SQLAlchemy; the tables are made and changed by Alembic. Every query takes a
`Scope`, so that who may see what is said in one place. Transactions are short: none reads a file or waits for a check.
"""
