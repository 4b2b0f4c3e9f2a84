"""Read the small files that tests write themselves in the process of the tests: beginning one for them costs more than all that follows."""

from __future__ import annotations

from cascade.pipeline.file_reading import FileToRead, read_files, read_here
from cascade.pipeline.options import Progress
from cascade.reading.document_builder import ReadFile

LIGHT = {".json", ".csv", ".xlsx"}  # which leave nothing in the process that reads them


class ReadingHere:
    """A reader for `CheckOptions`."""

    def read_files(self, files: list[FileToRead], progress: Progress) -> list[ReadFile]:
        """Return what is understood of files, in their order."""
        return [read_here(file, lambda sign: None) for file in files]


def small_ones_here(files: list[FileToRead], progress: Progress) -> list[ReadFile]:
    """Read files as a check does, small tables in this process."""
    is_light = all(file.path.suffix in LIGHT and not file.is_heavy for file in files)
    return (ReadingHere().read_files if is_light else read_files)(files, progress)
