"""Arrange the claims of documents as a cascading indicator graph."""
