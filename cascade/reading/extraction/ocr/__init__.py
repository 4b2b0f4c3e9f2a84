"""Read tables on pictures of pages."""
