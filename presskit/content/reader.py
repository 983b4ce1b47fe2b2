"""A kit's folder: which files it has, and what they say.

Here: reading every file of a kit into plain values and, beside them, their places.  Never
here: defaults, what a value means, whether an id exists.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from presskit.content.brand import take_brand
from presskit.content.files import Source, read_source
from presskit.content.folder import check_folder
from presskit.content.identifiers import ID_HINT, is_identifier, suggest_identifier
from presskit.content.markdown import read_body
from presskit.content.pictures import check_pictures
from presskit.content.translations import read_approvals, read_catalogue
from presskit.content.yaml import Places, compose_yaml
from presskit.diagnostics import Exit, Findings, PresskitError, Span, show_path

__all__ = ["REGISTERS", "Sources", "find_front", "read_kit"]

REGISTERS = ("people", "organisations", "works", "terms", "quotes", "pictures")
"""The files that hold one mapping from ids to entries; the keys of the same name in a kit."""

_FILES = ("kit.yaml", "release.md", *(f"{name}.yaml" for name in REGISTERS))
_FOLDERS = {"translations": ".po", "approvals": ".yaml", "templates": "", "pictures": "",
            "fonts": "", "import": "", "superseded": ""}
_RECORDS = {"translations/queries.yaml": "queries", "approvals/dismissed.yaml": "dismissals",
            "translations/deviations.yaml": "deviations"}
"""Lists that are not by locale, and the keys of the same name in a kit."""

_IGNORED = re.compile(r"(?i)\.|readme|.*(~|\.(bak|orig|swp|mo|pot))$|__MACOSX|Thumbs\.db"
                      r"|sent\.log$")
_FRONT = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


@dataclass(slots=True)
class Sources:
    """What a kit's files say.

    ``values`` has the keys of the model's ``Kit``: dicts, lists and strings (``None`` where
    nothing stands behind a key).  ``places`` is the table *path -> span*; an entry of a
    catalogue has the path ``("catalogues", locale, msgctxt, msgid)``.  ``files`` are all
    files that were read; ``texts`` their text by the name in a span.  ``instead`` are texts that
    are read in the place of what the files say.
    """

    id: str
    folder: Path
    values: dict[str, Any] = field(default_factory=dict)
    places: Places = field(default_factory=Places)
    findings: Findings = field(default_factory=Findings)
    files: tuple[Path, ...] = ()
    texts: dict[str, str] = field(default_factory=dict)
    instead: Mapping[Path, str] = field(default_factory=dict)

    def narrow(self, span: Span, needle: str) -> Span:
        """The place of ``needle`` inside the text that begins at ``span``; ``span`` itself
        where it is not found."""
        source = Source(span.file, self.texts.get(span.file, ""))
        if not needle or not span.line or not source.text:
            return span
        start = source.text.find(needle, source.offset(span.line, span.column or 1))
        return span if start < 0 else source.span(start, len(needle))


def read_kit(folder: Path, desk: object = None,
             instead: Mapping[Path, str] | None = None) -> Sources:
    """Read every file of a kit, or as it would be with other texts in the place of some of its
    registers (``instead``).

    All problems are in ``findings``; an unreadable part is left out of ``values``.  Raises
    ``PresskitError`` where there is no kit (``kit-missing``) or the system does not let us
    read (exit code 3).
    """
    sources = Sources(folder.resolve().name, folder, instead=instead or {})
    _check_folder(sources)
    files = list(_find_files(sources))
    sources.files = tuple(files)
    sources.values["id"] = sources.id
    sources.places[()] = Span(show_path(folder / "kit.yaml"))
    sources.places[("press_release",)] = Span(show_path(folder / "release.md"))
    for path in files:
        _read_file(path, sources)
    _check_ids(sources)
    take_brand(folder, sources.values, sources.places)
    sources.files += check_pictures(folder, sources.values, sources.places, sources.findings)
    return sources


def _check_folder(sources: Sources) -> None:
    folder, shown = sources.folder, show_path(sources.folder)
    try:
        exists = (folder / "kit.yaml").is_file()
    except PermissionError:
        raise _no_permission(folder) from None
    if not exists:
        raise PresskitError.one("kit-missing", f"{shown} has no kit.yaml", span=Span(shown),
                                hint="make a kit with: presskit new NAME")
    if not is_identifier(sources.id):
        sources.findings.error(
            "kit-id", f'"{sources.id}" can\'t be the name of a kit\'s folder', span=Span(shown),
            hint=f"{ID_HINT}, for example {suggest_identifier(sources.id)}")


def _no_permission(path: Path) -> PresskitError:
    shown = show_path(path)
    return PresskitError.one("file-permission", "this folder may not be read", span=Span(shown),
                             hint=f"give yourself the right to read it: chmod u+rx {shown}",
                             exit_code=Exit.MACHINE)


def _list(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except PermissionError:
        raise _no_permission(folder) from None


def _find_files(sources: Sources) -> Iterator[Path]:
    """The kit's text files in a fixed order; what does not belong to a kit is reported."""
    names: list[Path] = [one for one in sources.instead if not one.exists()]
    bad = check_folder(sources.folder, sources.findings)
    for path in _list(sources.folder):
        if path in bad:
            continue
        if path.name in _FOLDERS and path.is_dir():
            names.extend(one for one in _find_below(path, sources) if one not in bad)
        elif path.name in _FILES:
            names.append(path)
        elif not _IGNORED.match(path.name):
            _report_unknown(path, [*_FILES, *_FOLDERS], sources.findings)
    yield from sorted(names, key=lambda one: (one.name != "kit.yaml", one))


def _find_below(folder: Path, sources: Sources) -> Iterator[Path]:
    suffix = _FOLDERS[folder.name]
    for path in _list(folder):
        if not suffix or _IGNORED.match(path.name) or _is_parked(path):
            continue
        if (path.suffix == suffix or _record(path)) and path.is_file():
            yield path
        else:
            own = [name.partition("/")[2] for name in _RECORDS if name.startswith(folder.name)]
            _report_unknown(path, [f"{path.stem}{suffix}", *own], sources.findings)


def _is_parked(path: Path) -> bool:
    """Whether this is where words wait that came back and are no part of the kit yet."""
    return path.parent.name == "translations" and path.name == "parked" and path.is_dir()


def _record(path: Path) -> str:
    """The kind of records that a file of this name holds; empty for none."""
    return _RECORDS.get(f"{path.parent.name}/{path.name}", "")


def _report_unknown(path: Path, known: list[str], findings: Findings) -> None:
    near = difflib.get_close_matches(path.name, known, n=1, cutoff=0.5)
    findings.warning("file-unknown", "this file is not part of a kit and is not read",
                     span=Span(show_path(path)),
                     hint=f"did you mean {near[0]}?" if near else "delete it, or keep it "
                     "outside the kit")


def _read_file(path: Path, sources: Sources) -> None:
    source = read_source(path, sources.findings, sources.instead.get(path))
    if source is None:
        return
    sources.texts[source.file] = source.text
    kind = path.parent.name if path.parent != sources.folder else path.stem
    if kind in ("translations", "approvals") and _record(path):
        value, places = compose_yaml(source, sources.findings, top=list)
        sources.values[_record(path)] = value
        sources.places.include(places, (_record(path),))
    elif kind == "translations":
        read_catalogue(path.stem, source, sources.values, sources.places, sources.findings)
    elif kind == "approvals":
        read_approvals(path.stem, source, sources.values, sources.places, sources.findings)
    elif kind == "release":
        _read_release(source, sources)
    elif kind == "kit":
        _read_kit_file(source, sources)
    else:
        value, places = compose_yaml(source, sources.findings)
        sources.values[kind] = value
        sources.places.include(places, (kind,))


def _read_kit_file(source: Source, sources: Sources) -> None:
    value, places = compose_yaml(source, sources.findings)
    homes = {"id": "the folder's name", "locale": "source_locale:", "press_release": "release.md",
             "catalogues": "translations/", "approvals": "approvals/",
             **{kind: name for name, kind in _RECORDS.items()},
             **{name: f"{name}.yaml" for name in REGISTERS}}
    for key in [key for key in value if key in homes]:
        sources.findings.error("key-misplaced", f'"{key}" does not stand in kit.yaml',
                               span=places.names[(key,)], hint=f"it is said by {homes[key]}")
        del value[key]
    sources.values.update(value)
    places.pop((), None)  # the whole file has no line of its own
    sources.places.include(places)


def find_front(text: str) -> tuple[int, int]:
    """Where the front matter of ``release.md`` begins and ends in its text."""
    match = _FRONT.match(text)
    return match.span(1) if match else (0, 0)


def _read_release(source: Source, sources: Sources) -> None:
    """Front matter between two lines of ``---``, then the body."""
    match = _FRONT.match(source.text)
    value: dict[str, Any] = {}
    body, line = source.text, 1
    if match:
        front = Source(source.file, match[1])
        value, places = compose_yaml(front, sources.findings, first_line=2)
        sources.places.include(places, ("press_release",))
        body, line = source.text[match.end():], source.text.count("\n", 0, match.end()) + 1
    elif source.text.startswith("---"):
        sources.findings.error("front-matter", "the front matter is not closed",
                               span=Span(source.file, 1, 1, 1, 4),
                               hint="put a line of three dashes below it")
        body = ""
    if "body" in value:
        sources.findings.error("key-misplaced", '"body" does not stand in the front matter',
                               span=sources.places.names[("press_release", "body")],
                               hint="write it below the second line of dashes")
    value["body"], places = read_body(body, source.file, line, sources.findings)
    sources.places.include(places, ("press_release", "body"))
    sources.places[("press_release",)] = Span(source.file, 1)
    sources.values["press_release"] = value


def _check_ids(sources: Sources) -> None:
    """Give every entry its key as id; a key must be one."""
    for kind in (*REGISTERS, "sessions"):
        entries = sources.values.get(kind)
        if not isinstance(entries, dict):
            continue
        for key, entry in entries.items():
            if not is_identifier(key):
                sources.findings.error(
                    "id-form", f'"{key}" can\'t be an id', span=sources.places.names[kind, key],
                    hint=ID_HINT)
            if not isinstance(entry, dict):
                continue
            if "id" in entry:
                sources.findings.error(
                    "key-unknown", '"id" is not said inside an entry',
                    span=sources.places.names[kind, key, "id"],
                    hint=f'delete it: the id is the name above, "{key}"')
            entry["id"] = key
