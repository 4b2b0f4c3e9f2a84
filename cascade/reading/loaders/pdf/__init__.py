"""Read PDF files: `document` puts together what `page`, `glyphs`, `drawn_objects` and `pictures` find."""

from cascade.reading.loaders.pdf.document import load

__all__ = ["load"]
