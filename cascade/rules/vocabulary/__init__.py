"""Offer what a rule may ask of documents, elements, indicators and tables."""
