"""Run the use cases: check a dossier, several dossiers, compare versions."""
