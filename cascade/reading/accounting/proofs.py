"""Say of each table in the account what its sums prove.

The accounts of a file and its documents go in; the same accounts come out, those of tables with pagu marked complete where every sum
comes out, incomplete where rows are lost. What no sum tells stays open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from cascade.model import Document, FailedSum, TableProof
from cascade.model.account import TableAccount
from cascade.model.i18n import LocalizedText

_LOSSES = ("rows_lost", "parent_lost", "row_elsewhere")


def with_proofs(accounts: Sequence[TableAccount], documents: Sequence[Document]) -> Iterator[TableAccount]:
    """Yield the accounts, each with what the sums of its elements prove."""
    by_id = {document.id: document for document in documents}
    for account in accounts:
        document = by_id.get(account.document or "")
        proofs = [] if document is None else [p for p in document.proofs if _is_of(p, document, account)]
        yield _with(account, proofs[0], document) if len(proofs) == 1 and document is not None else account


def _is_of(proof: TableProof, document: Document, account: TableAccount) -> bool:
    """Tell whether most rows that a proof is about are printed in a table of the account."""
    sources = [element.name.source for element in document.elements if element.id in set(proof.elements)]
    if account.pages:
        inside = [source for source in sources if source.page in account.pages]
    else:
        own = (account.source.sheet, account.source.table)
        inside = [source for source in sources if (source.sheet, source.table) == own]
    return len(inside) * 2 > len(sources)


def _with(account: TableAccount, proof: TableProof, document: Document) -> TableAccount:
    """Return the account of a table with its proof."""
    if proof.completeness == "complete" and account.complete is not False:
        said = LocalizedText(
            "{n} jumlah cocok sampai rupiah: tidak ada baris yang hilang",
            "{n} sums come out to the rupiah: no row is lost",
        ).format(n=proof.sums_held)
        return replace(account, complete=True, proof=(said,))
    lost = [failed for failed in proof.failed if failed.verdict in _LOSSES]
    if proof.completeness != "lost" or not lost:
        return account
    return replace(account, complete=False, proof=tuple(_loss(failed, document) for failed in lost))


def _loss(failed: FailedSum, document: Document) -> LocalizedText:
    """Say what lacks below an element, and where its rows may be."""
    name = next((element.name.text for element in document.elements if element.id == failed.element), failed.element)
    amount = max(failed.differences.values(), key=abs, default=Decimal(0))
    place = LocalizedText("", "")
    if failed.pages:
        place = LocalizedText(", mungkin antara hal. {a} dan {b}", ", perhaps between p. {a} and {b}")
        place = place.format(a=failed.pages[0], b=failed.pages[1])
    text = LocalizedText("kurang {r} di bawah “{e}”", "{r} lacking below “{e}”").format(
        r=f"{amount:,}".replace(",", "."), e=name
    )
    return text + place
