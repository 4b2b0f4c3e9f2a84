"""Parse one expression into a Python syntax tree and tell where it is wrong.

The text of an expression goes in; `ast` nodes come out, or an `ExpressionError` with the column that a person would
count. Length and digits are bounded, comments and texts side by side refused. Knows no names and no types.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
import warnings
from dataclasses import dataclass
from decimal import Decimal

from cascade.model.errors import ExpressionError
from cascade.model.i18n import LocalizedText
from cascade.rules.language.mistakes import mistake

MAX_LENGTH = 2_000  # characters
MAX_DIGITS = 30  # of a number that a rule writes
_NUMBER = re.compile(r"\d+(\.\d+)?")


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of one expression, in one line; says what stands where."""

    text: str

    @classmethod
    def of(cls, written: str) -> SourceText:
        """Return an expression as it stands in a file.

        Raises:
            ExpressionError: it is too long.
        """
        if len(written) > MAX_LENGTH:
            raise ExpressionError(mistake("too_long", MAX_LENGTH))
        return cls(one_line(written))

    def parse(self) -> ast.expr:
        """Return the syntax tree.

        Raises:
            ExpressionError: it is no expression of Python, or holds a comment.
        """
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                tree = ast.parse(self.text, mode="eval")
            for token in tokenize.generate_tokens(io.StringIO(self.text).readline) if "#" in self.text else ():
                if token.type == tokenize.COMMENT:
                    raise ExpressionError(mistake("comment"), self._column(token.start[1]))
        except (SyntaxError, ValueError, RecursionError, MemoryError, Warning, tokenize.TokenError) as error:
            column = (getattr(error, "offset", 1) or 1) - 1
            raise ExpressionError(mistake("syntax", getattr(error, "msg", error)), self._column(column)) from error
        return tree.body

    def segment(self, node: ast.expr) -> str:
        """Return a part as it is written."""
        if node.end_col_offset is None:
            return ""
        return self.text.encode()[node.col_offset : node.end_col_offset].decode()  # one line; `ast` counts bytes

    def in_one_line(self, node: ast.expr) -> str:
        """Return a part in one line, with single spaces."""
        return " ".join((self.segment(node) or ast.unparse(node)).split())

    def number(self, node: ast.Constant) -> Decimal:
        """Return the number that a constant writes, exactly.

        Raises:
            ExpressionError: it has too many digits, or is written in another way than digits and a point.
        """
        written = self.segment(node)
        if not _NUMBER.fullmatch(written) or len(written) > MAX_DIGITS + 1:
            raise self.mistake("digits", node, MAX_DIGITS)
        return Decimal(written)

    def check_is_one_text(self, node: ast.Constant) -> None:
        """Refuse two texts side by side, which Python would join.

        Raises:
            ExpressionError: there are two.
        """
        tokens = tokenize.generate_tokens(io.StringIO(self.segment(node)).readline)
        if sum(token.type == tokenize.STRING for token in tokens) > 1:
            raise self.mistake("adjacent_texts", node)

    def mistake(self, name: str, node: ast.expr, *details: object) -> ExpressionError:
        """Return a mistake at a part."""
        return self.error(mistake(name, *details), node)

    def error(self, message: LocalizedText, node: ast.expr, tail: int | None = None) -> ExpressionError:
        """Return a mistake at a part, or in its last `tail` characters; `ast` counts bytes, people count letters."""
        start, end = (
            len(self.text.encode()[:offset].decode(errors="ignore"))
            for offset in (node.col_offset, node.end_col_offset or node.col_offset)
        )
        return ExpressionError(message, end - tail if tail else start, tail or max(1, end - start))

    def _column(self, column: int) -> int:
        return max(0, min(column, len(self.text)))


def one_line(text: str) -> str:
    """Return an expression as it is shown: in one line, columns as in the file."""
    return re.sub(r"[\r\n\t\f]", " ", text).strip()
