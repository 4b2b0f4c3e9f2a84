"""Tell what a region and a dossier decided: policies, calendar, nomenclature."""
