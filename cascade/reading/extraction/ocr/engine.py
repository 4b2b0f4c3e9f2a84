"""Read the characters of pictures of single lines of text.

Pictures of single lines of text go in; their characters come out, each with its place in the line, how sure it is, and the
character that it may be instead. The network is the one that rapidocr ships; nothing is downloaded. Needs the extra `ocr`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple, Protocol

import numpy as np
from PIL import Image

from cascade.reading.extraction.ocr.pixels import Grey, Pixels

HEIGHT = 48  # pixels: of a line, as the network was trained
BATCH = 1600  # pixels of width at once
PRINTED = {*map(chr, range(32, 127)), *"≥≤–—“”‘’•±°²³×÷√…§"}  # in Indonesian documents
NARROW, NARROWER = 0.85, 0.7  # lines are squeezed by so much: quicker, and read as well
SHORT, WIDER = 6, 1.5  # heights: lines so short, mostly figures, are widened instead, since 11 and III run together
LONGEST = 2400  # pixels; a longer line is squeezed


class Letter(NamedTuple):
    """One character: where it begins and ends as a share of the picture's width, its confidence (0 to 1), and the next likely one."""

    text: str
    start: float
    end: float
    confidence: float
    other: str


def read(pictures: Sequence[Pixels], narrow: float = NARROW) -> Iterator[tuple[int, list[Letter]]]:
    """Read lines of text, those of like length together.

    Args:
        pictures: Arrays of grey pixels (0 is black), rows × columns.
        narrow: By how much lines are squeezed; squeezed otherwise they are read independently a second time.

    Yields:
        The place of a line in `pictures`, and its characters from left to right.
    """
    network = _network()
    scaled = [_scaled(picture, narrow) for picture in pictures]
    order = sorted(range(len(scaled)), key=lambda number: scaled[number].shape[1])
    while order:
        batch: list[int] = []
        width = 0
        while order:
            width = max(width, -(-scaled[order[0]].shape[1] // 32) * 32)
            if batch and width * (len(batch) + 1) > BATCH:
                break
            batch.append(order.pop(0))
        width = -(-max(scaled[number].shape[1] for number in batch) // 32) * 32
        block = np.zeros((len(batch), 3, HEIGHT, width), np.float32)
        for row, number in enumerate(batch):
            block[row, :, :, : scaled[number].shape[1]] = scaled[number] / 127.5 - 1
        chances = network.session.run(None, {network.entry: block})[0][:, :, network.columns]
        for row, number in enumerate(batch):
            share = scaled[number].shape[1] / width
            yield number, _letters(chances[row], network.characters, share)


def prepare() -> None:
    """Load the network, which takes seconds on a busy machine."""
    _network()


def _scaled(picture: Pixels, narrow: float) -> Grey:
    """Return a line at the height that the network knows."""
    height, width = picture.shape
    narrow = narrow if width > SHORT * height else narrow * WIDER
    size = max(HEIGHT // 2, min(LONGEST, round(width * HEIGHT / height * narrow)))
    return np.asarray(Image.fromarray(picture).resize((size, HEIGHT), Image.Resampling.BICUBIC), np.float32)


def _letters(chances: Grey, characters: Sequence[str], share: float) -> list[Letter]:
    """Return the characters of a line from the chances of each character at each step."""
    best = chances.argmax(axis=1)
    steps = len(best) * share
    found: list[Letter] = []
    step = 0
    while step < len(best):
        end = step
        while end < len(best) and best[end] == best[step]:
            end += 1
        if best[step]:
            peak = step + int(chances[step:end, best[step]].argmax())
            ranked = chances[peak].argsort()[::-1]
            found.append(
                Letter(
                    characters[best[step]],
                    min(1.0, step / steps),
                    min(1.0, end / steps),
                    chances[peak, ranked[0]].item(),
                    characters[ranked[1]],
                )
            )
        step = end
    return found


class _Session(Protocol):
    """What is used of `onnxruntime.InferenceSession`."""

    def run(self, outputs: None, inputs: dict[str, Grey]) -> list[Grey]: ...


@dataclass(frozen=True, slots=True)
class _Network:
    session: _Session
    entry: str
    columns: list[int]  # of the characters that these documents print, among all that the network knows
    characters: tuple[str, ...]


@cache
def _network() -> _Network:
    import onnxruntime  # here, since tests read without it

    [model] = [path for path in files("rapidocr").joinpath("models").iterdir() if "_rec_" in path.name]
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # other files are read beside this one
    session = onnxruntime.InferenceSession(model.read_bytes(), options, providers=["CPUExecutionProvider"])
    listed = session.get_modelmeta().custom_metadata_map["character"].splitlines()
    known = ("", *listed, " ")  # the first one stands for the gap between characters
    columns = [number for number, character in enumerate(known) if not character or character in PRINTED]
    return _Network(session, session.get_inputs()[0].name, columns, tuple(known[number] for number in columns))
