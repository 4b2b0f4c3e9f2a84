"""Make the tables of a workspace's database, and change those of earlier versions, by Alembic."""
