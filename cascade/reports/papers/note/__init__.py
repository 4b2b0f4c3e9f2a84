"""Say what the Catatan Hasil Reviu contains, for the templates that lay it out."""
