"""Read OpenDocument files: `document` opens them, `sheets` and `texts` read their bodies."""

from cascade.reading.loaders.odf.document import load

__all__ = ["load"]
