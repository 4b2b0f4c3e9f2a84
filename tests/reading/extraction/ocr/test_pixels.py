"""Grey pixels are measured as numpy measures them, sooner."""

from __future__ import annotations

import pytest

pytest.importorskip("numpy", reason="the extra ocr brings numpy")
import numpy as np

from cascade.reading.extraction.ocr.pixels import median_of


@pytest.mark.parametrize("shape", [(1, 1), (1, 2), (3, 3), (20, 30)])
def test_the_median_of_grey_levels_is_that_of_numbers(shape):
    levels = np.random.default_rng(7).integers(0, 256, shape).astype(np.uint8)
    for each in (levels, levels[:, ::-1], levels // 128 * 255):
        assert median_of(each) == np.median(each)
