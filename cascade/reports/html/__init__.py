"""Say what the page of a report shows, before any template lays it out."""
