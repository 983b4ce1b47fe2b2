"""What an imported kit keeps of its import: the original, where fields come from, choices.

Here: reading these files back.  Never here: writing them (``import_files``), what they mean.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from presskit.build.articles import open_article
from presskit.build.import_kept import CHOICES, RECORD
from presskit.content.articles import ArticleFile, Picture
from presskit.content.yaml import read_yaml
from presskit.diagnostics import Exit, PresskitError, Span, show_path
from presskit.extract.choices import ANSWERS, APPLIED, Choice

__all__ = ["read_choices", "read_original", "read_record"]


def read_choices(folder: Path) -> tuple[Choice, ...]:
    """What somebody has decided about a kit's import so far.

    Raises ``PresskitError`` for a file that can't be read; a line that says nothing known
    (``import-choice``) is an error too.
    """
    path = folder / RECORD / CHOICES
    if not path.is_file():
        return ()
    value, places, findings = read_yaml(path)
    findings.raise_errors()
    choices = []
    for number, row in enumerate(value.get("choices") or ()):
        given = {key: str(one) for key, one in row.items()} if isinstance(row, dict) else {}
        known = given.get("answer") in ANSWERS and given.get(
            "kind", "").partition(".")[0] in APPLIED
        if not known or given.keys() - {"kind", "words", "answer", "instead"}:
            findings.error("import-choice", "this line is no choice about a finding",
                           span=places.get(("choices", number)) or Span(show_path(path)),
                           hint="delete the line; presskit import --review asks again")
            continue
        choices.append(Choice(given["kind"], given.get("words", ""), given["answer"],  # type: ignore[arg-type]
                              given.get("instead", "")))
    findings.raise_errors()
    return tuple(choices)


def read_record(folder: Path) -> dict[str, Any]:
    """What the last import of a kit says of itself.

    Raises ``PresskitError`` (``import-record``) for a kit that no import made.
    """
    path = folder / RECORD / "record.yaml"
    if not path.is_file():
        raise PresskitError.one(
            "import-record", "no import made this kit", span=Span(show_path(folder)),
            hint="presskit import FILE makes one of an article", exit_code=Exit.USAGE)
    value, _, findings = read_yaml(path)
    findings.raise_errors()
    return value


def read_original(folder: Path) -> tuple[ArticleFile, dict[str, Any]]:
    """The article that a kit was made of, and the record of it.

    Raises ``PresskitError`` (``import-record``) where no import made the kit, or its original was
    changed since.
    """
    value = read_record(folder)
    original = value["original"]
    file = open_article(folder / RECORD / original["file"])
    if file.sha256 != value["sha256"]:
        raise PresskitError.one(
            "import-record", "the original of this kit was changed since it was imported",
            span=Span(show_path(folder / RECORD / original["file"])),
            hint="import the changed article with presskit import FILE --to the kit's folder")
    pictures = file.pictures if "pictures" not in value else tuple(
        Picture(row["name"], path.read_bytes(), int(row["before"]), row.get("alternative", ""))
        for row in value["pictures"]
        if (path := folder / RECORD / "pictures" / row["name"]).is_file())
    return replace(file, file=original["name"], pictures=pictures), value
