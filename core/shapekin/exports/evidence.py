"""Evidence: what people answered, one statement a row."""

from __future__ import annotations

import csv
import io
from dataclasses import astuple, fields
from pathlib import Path
from typing import ClassVar

from shapekin.exports.base import EvidencePair, ExportFormat, ExportInput, ExportReport, Group, require_fit
from shapekin.exports.files import check_new_file, write_new_text

HEADER = tuple(field.name for field in fields(EvidencePair))


class EvidenceTable(ExportFormat):
    """Answers in force, oldest first: columns a, b, answer, and who said so, when, why it was asked.

    Another project takes it in again: the columns are those of evidence that goes from person to person.
    """

    name: ClassVar[str] = "evidence"
    title: ClassVar[str] = "Answers (CSV)"
    summary: ClassVar[str] = "What people said of pairs, and who, when and why; another project can take it in."
    group: ClassVar[Group] = Group.TABLES
    file_name: ClassVar[str] = "{project} answers.csv"
    leaves_out: ClassVar[str] = "The sub-categories, and answers that were taken back."

    def unfit(self, result: ExportInput) -> str:
        """A project without answers has none to write."""
        return "" if result.evidence else "Nobody has answered a question yet. Answer some first."

    def write(self, result: ExportInput, out: Path, *, dry_run: bool = False) -> ExportReport:
        """Write the file `out`; see `ExportFormat.write`."""
        require_fit(self, result)
        check_new_file(out)
        if not dry_run:
            text = io.StringIO(newline="")
            writer = csv.writer(text)
            writer.writerow(HEADER)
            writer.writerows(astuple(pair) for pair in result.evidence)
            write_new_text(out, text.getvalue())
        return ExportReport((out,))
