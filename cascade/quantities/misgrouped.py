"""Find an amount whose separators part its digits in groups that no amount has, and what it may have been meant to be.

A printed amount goes in; whether its grouping is broken comes out, and with the amount that a sum asks for, whether one digit
left out or typed too much explains it. Never decides what is right.
"""

from __future__ import annotations

import re
from decimal import Decimal

from cascade.model import Quantity

_SEPARATED = re.compile(r"\d+(?:[.,]\d+)+")
_REGULAR = re.compile(r"\d{1,3}([.,])\d{3}(?:\1\d{3})*(?:(?!\1)[.,]\d{1,2})?|\d+[.,]\d+")
_AROUND = re.compile(r"^rp\.?\s*|[\s,.]*-+$", re.I)


def is_misgrouped(quantity: Quantity) -> bool:
    """Tell whether an amount has a group of other than three digits: 1.200.000.00, 1.386.8800.814, 1.939.057,601,00."""
    source = quantity.source
    if source is not None and source.blanks_are_unsure:
        return False
    shown = _AROUND.sub("", quantity.raw.strip())
    return _SEPARATED.fullmatch(shown) is not None and _REGULAR.fullmatch(shown) is None


def may_stand_for(quantity: Quantity, amount: Decimal) -> bool:
    """Tell whether one digit left out or typed too much turns an amount into the print of another."""
    shown, meant = re.sub(r"\D", "", quantity.raw), str(int(amount))
    short, long = sorted((shown, meant), key=len)
    if len(long) - len(short) > 1:
        return False
    return short == long or any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
