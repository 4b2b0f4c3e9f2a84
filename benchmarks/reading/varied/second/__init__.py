"""Keep a second set of documents: other offices, other templates, other habits."""
