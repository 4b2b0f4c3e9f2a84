"""Read PDF files: `document` puts together what `page`, `glyphs`, `drawn_paths` and `pictures` find."""

from cascade.reading.loaders.pdf.document import load

__all__ = ["load"]
