"""The files of an imported kit as text.

Here: YAML with comments, the release, the record with the account of every character.  Never
here: what they hold (``imported``, ``import_release``, ``import_occasion``).
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from presskit.build.import_account import Share
from presskit.build.import_kept import CHOICES, RECORD
from presskit.build.import_release import ReleaseDraft
from presskit.build.imported import Field
from presskit.build.schemas import put_schema
from presskit.content.articles import ArticleFile, Picture
from presskit.content.yaml_edits import write_value
from presskit.desk import Desk
from presskit.extract.choices import Choice

__all__ = ["FILES", "READ_FROM", "write_files"]

_REGISTERS = ("people", "organisations", "works", "quotes", "pictures")
FILES = ("kit.yaml", "release.md", *(f"{name}.yaml" for name in _REGISTERS))
"""What an import writes, beside its record."""
READ_FROM = "# Read from "
"""How the line begins that names the article: another name is no change of the kit."""
_BARE = re.compile(r"[0-9]|[0-9]{4}-[0-9]{2}-[0-9]{2}|[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")

_HEADS = {
    "kit": "Read from {file}. What it does not say is left out; `presskit check` names that.",
    "people": "People as the article prints them. A form is `suggested` until somebody who knows "
              "says so.",
    "organisations": "Bodies that the article names.",
    "works": "Titles and names of things.",
    "quotes": "Direct speech of the article, to the character; outer marks are not part of it.",
    "pictures": "Captions of the article. Put pictures into pictures/ and name them with file:.",
}


def write_files(file: ArticleFile, release: ReleaseDraft, folder: Path, desk: Desk,
                choices: Iterable[Choice] = ()) -> None:
    """Write every file of the kit into an empty folder, with what somebody chose.  Raises
    ``OSError``."""
    draft = release.draft
    for name in ("kit", *_REGISTERS):
        entries = draft.files.get(name)
        if not entries:
            continue
        head = [put_schema(folder, name, desk), "#",
                "# " + _HEADS[name].format(file=Path(file.file).name), ""]
        body = _write_mapping(entries, draft.comments, name)
        _write(folder / f"{name}.yaml", [*head, *body])
    _write(folder / "release.md", _release(release))
    _write_record(file, release, folder / RECORD)
    _write_pictures(file, folder)
    (folder / RECORD / "base").mkdir()
    _write(folder / RECORD / CHOICES, _choices(choices))
    for name in FILES:
        if (folder / name).exists():
            shutil.copyfile(folder / name, folder / RECORD / "base" / name)


def _write(path: Path, lines: Iterable[str]) -> None:
    path.write_text("\n".join(lines) + "\n", "utf-8", newline="\n")


# YAML --------------------------------------------------------------------------------------

def _write_mapping(entries: Mapping[str, Any], comments: Mapping[tuple[str, str], list[str]],
                   name: str) -> Iterator[str]:
    for key, value in entries.items():
        yield from (f"# {line}" for line in comments.get((name, key), ()))
        yield from _write_entry(key, value, 0)


def _write_entry(key: str, value: Any, depth: int) -> Iterator[str]:
    """One key with its value: mappings as blocks, forms of names and lists in one line."""
    indent = "  " * depth
    if isinstance(value, Mapping) and depth < 2:
        yield f"{indent}{key}:"
        for inner, one in value.items():
            yield from _write_entry(inner, one, depth + 1)
    elif isinstance(value, list) and any(isinstance(one, Mapping) for one in value):
        yield f"{indent}{key}:"
        yield from (f"{indent}  - {write_value(_texts(one))}" for one in value)
    elif isinstance(value, list) and any(len(one) > 30 for one in value):
        yield f"{indent}{key}:"
        yield from (f"{indent}  - {write_value(one)}" for one in value)
    else:
        yield f"{indent}{key}: {_write_plain(value)}"


def _texts(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _texts(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_texts(one) for one in value]
    return str(value)


def _write_plain(value: Any) -> str:
    """A value on its own line: numbers, dates and addresses of mail need no quotation marks."""
    text = str(value)
    return text if _BARE.fullmatch(text) else write_value(_texts(value))


# The release -------------------------------------------------------------------------------

def _release(release: ReleaseDraft) -> Iterator[str]:
    if release.front:
        yield "---"
        for key, value in release.front.items():
            yield from _write_entry(key, value, 0)
        yield "---"
    body = release.body
    for at, block in enumerate(body):
        if at and not (block.startswith("- ") and body[at - 1].startswith("- ")):
            yield ""
        yield block


# The record --------------------------------------------------------------------------------

def _write_pictures(file: ArticleFile, folder: Path) -> None:
    """The pictures of the article, and those the record keeps: they may lie beside the original,
    which is kept without what lies beside it."""
    for home in (folder, folder / RECORD):
        for picture in file.pictures:
            (home / "pictures").mkdir(exist_ok=True)
            (home / "pictures" / picture.name).write_bytes(picture.data)


def _write_record(file: ArticleFile, release: ReleaseDraft, folder: Path) -> None:
    """The untouched original, the text that places count in, and the account of it."""
    folder.mkdir()
    original = f"original{Path(file.file).suffix.lower()}"
    (folder / original).write_bytes(file.data)
    (folder / "article.txt").write_text(file.text, "utf-8", newline="\n")
    _write(folder / "record.yaml", _record(file, release, original))


def _record(file: ArticleFile, release: ReleaseDraft, original: str) -> Iterator[str]:
    article = release.draft.proposal.article
    yield "# Where every field of this kit comes from. `at` counts the characters of article.txt"
    yield "# from 0: first, and first behind the last; `sure` is between 0 and 1."
    yield f"original: {write_value({'file': original, 'name': Path(file.file).name})}"
    if release.draft.source != Path(file.file).name:
        yield f"source: {write_value(release.draft.source)}"
    yield f"sha256: {file.sha256}"
    yield f"format: {file.format}"
    yield f"encoding: {file.encoding}"
    yield f"locale: {article.locale}"
    if release.draft.extractor:
        yield f"extractor: {release.draft.extractor}"
    if release.draft.embargo:
        yield f"embargo: {write_value(release.draft.embargo)}"
    if release.draft.held:
        held = [article.words(article.blocks[one].piece) for one in release.draft.held]
        yield f"held_by: {write_value(held)}"
    yield "not_read:" if file.left_out else "not_read: []"
    yield from (f"  - {write_value(one)}" for one in file.left_out)
    yield "pictures:" if file.pictures else "pictures: []"
    yield from (f"  - {_picture(one)}" for one in file.pictures)
    yield "fields:"
    yield from (f"  - {_field(one)}" for one in release.draft.fields)
    yield "# Every character that is no white space stands in one of these, and in one only."
    yield "shares:"
    yield from (f"  - {_share(one)}" for one in sorted(release.shares))


def _choices(choices: Iterable[Choice]) -> Iterator[str]:
    yield "# What somebody decided about the findings, by their words without white space. It is"
    yield "# kept when the article is imported again; delete a line to be asked once more."
    rows = [{"kind": one.kind, "words": one.words, "answer": one.answer,
             **({"instead": one.instead} if one.instead else {})} for one in choices]
    yield "choices:" if rows else "choices: []"
    yield from (f"  - {write_value(row)}" for row in rows)


def _picture(one: Picture) -> str:
    told = {"alternative": one.alternative} if one.alternative else {}
    return write_value({"name": one.name, "before": str(one.block), **told})


def _field(one: Field) -> str:
    return (f"{{field: {write_value(one.path)}, at: [{one.piece.start}, {one.piece.end}], "
            f"sure: {one.sure:.2f}, why: {write_value(one.why)}}}")


def _share(one: Share) -> str:
    why = f", why: {write_value(one.why)}" if one.why else ""
    where = f"in: {write_value(one.where)}" if one.where else "left_out: true"
    return f"{{at: [{one.piece.start}, {one.piece.end}], {where}{why}}}"
