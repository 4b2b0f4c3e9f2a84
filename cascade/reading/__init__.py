"""Turn loaded files into documents: which column means what, what each row claims."""
