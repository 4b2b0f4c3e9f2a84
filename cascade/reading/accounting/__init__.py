"""Account for everything that a file prints as a table, and say where a column's content contradicts its heading.

A loaded file goes in with the tables that were recognised and the documents made of them; a `FileAccount` comes out. Reads no
values and changes none.
"""

from __future__ import annotations

from cascade.reading.accounting.account import account_of
from cascade.reading.accounting.column_doubts import column_doubts

__all__ = ["account_of", "column_doubts"]
