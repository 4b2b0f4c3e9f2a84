"""Read Indonesian planning documents, link their indicators, and judge them by declared rules."""

__version__ = "0.1.0"
