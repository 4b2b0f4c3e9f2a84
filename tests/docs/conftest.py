"""Give tests the built site."""

from __future__ import annotations

import build_site
import pytest

from cascade.safe_io.file_lock import locked


@pytest.fixture(scope="session")
def site():
    """The site; built unless it is newer than all that it is made of."""
    made = build_site.SITE / "en" / "index.html"
    sources = [path for folder in ("docs", "rules", "cascade") for path in (build_site.ROOT / folder).rglob("*.*")]
    newest = max(path.stat().st_mtime for path in sources if path.suffix != ".pyc")
    build_site.SITE.parent.mkdir(exist_ok=True)
    with locked(build_site.SITE, patience=600):  # tests run in several processes
        if not made.is_file() or made.stat().st_mtime < newest:
            assert build_site.build() == []
    return build_site.SITE
