"""Turn printed pages into what a copier makes of them: a skewed, noisy, grey picture."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import numpy
import pypdfium2
from fpdf import FPDF
from PIL import Image, ImageFilter


def scanned(data: io.BytesIO, seed: int, skew: float = 0.5, noise: float = 8, dpi: int = 200, turn: int = 0, blur: float = 0.4) -> bytes:
    """Render each page, spoil the picture by seed, and bind the pictures as PDF; `turn` is the angle of the paper."""
    chance = numpy.random.default_rng(seed)
    out = FPDF(unit="pt")
    out.set_creation_date(datetime(2024, 1, 2, tzinfo=UTC))
    for page in pypdfium2.PdfDocument(data):
        picture = page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
        angle = skew * (1 if chance.random() < 0.5 else -1) * (0.6 + 0.4 * chance.random())
        picture = picture.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=250)
        picture = picture.filter(ImageFilter.GaussianBlur(blur))
        grain = numpy.asarray(picture, dtype="float32") * 0.94 + 8 + chance.normal(0, noise, (picture.height, picture.width))
        picture = Image.fromarray(grain.clip(0, 255).astype("uint8"))
        if turn:
            picture = picture.rotate(turn, expand=True)
        kept = io.BytesIO()
        picture.save(kept, "JPEG", quality=72)
        width, height = picture.width * 72 / dpi, picture.height * 72 / dpi
        out.add_page(format=(width, height))
        out.image(kept, 0, 0, width, height)
    return bytes(out.output())


def photo(seed: int) -> bytes:
    """Make a picture of soft patches, as a photo is to a reader of tables."""
    chance = numpy.random.default_rng(seed)
    small = Image.fromarray(chance.integers(0, 255, (18, 30, 3), dtype="uint8"))
    out = io.BytesIO()
    small.resize((600, 360), Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(3)).save(out, "JPEG", quality=80)
    return out.getvalue()
