"""The files of a folder are told from what only lies beside them."""

from __future__ import annotations

from pathlib import Path

from cascade.reading.loaders import folder
from cascade.reading.loaders.folder import list_files


def made(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    return folder


def test_documents_are_listed_by_name_whatever_their_case_and_folder(tmp_path: Path) -> None:
    documents, others = list_files(made(tmp_path, "b.xlsx", "A.docx", "lama/c.pdf"))

    assert [path.relative_to(tmp_path).as_posix() for path in documents] == ["A.docx", "b.xlsx", "lama/c.pdf"]
    assert others == ()


def test_what_is_no_document_is_listed_with_the_reason(tmp_path: Path) -> None:
    documents, others = list_files(
        made(tmp_path, "~$Renja.xlsx", "berkas.yaml", "keputusan.yml", "laporan.html", "README.md")
    )

    assert documents == ()
    assert [(path.name, reason.en) for path, reason in others] == [
        ("berkas.yaml", "used as settings"),
        ("keputusan.yml", "used as decisions"),
        ("laporan.html", "cascade report, skipped"),
        ("README.md", "read-me, skipped"),
        ("~$Renja.xlsx", "temporary Office file, skipped"),
    ]


def test_folders_that_cascade_writes_and_hidden_ones_are_not_looked_into(tmp_path: Path) -> None:
    made(tmp_path, "reports/a.xlsx", "annotated/b.xlsx", ".git/c.xlsx", "berkas/d.xlsx")

    assert [path.name for path in list_files(tmp_path)[0]] == ["d.xlsx"]


def test_a_folder_is_walked_by_its_longer_form_and_its_files_keep_their_paths(tmp_path: Path, monkeypatch) -> None:
    made(tmp_path / "asal", "Renja.xlsx", "lama/PK.docx", "readme.txt")
    (tmp_path / "kosong").mkdir()
    monkeypatch.setattr(folder, "walkable", lambda _: tmp_path / "asal")

    documents, others = list_files(tmp_path / "kosong")

    assert documents == (tmp_path / "kosong/lama/PK.docx", tmp_path / "kosong/Renja.xlsx")
    assert [path for path, _ in others] == [tmp_path / "kosong/readme.txt"]
