"""Frames copied beside a kit, to be edited there, and what became of them.

Here: which files of ``templates/`` a kit can have, copying them, the record of what was copied.
Never here: what is wrong inside a file.

The record, ``templates/copied.yaml``, holds the digest of the shipped file that each copy was made
of, so that a later presskit can say that its own has changed since.
"""

from __future__ import annotations

import fnmatch
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from presskit.build.alone import writes_kit
from presskit.build.themes import find_homes, read_origin
from presskit.desk import Desk
from presskit.diagnostics import Exit, Findings, PresskitError, Span, show_path
from presskit.locales import nearest

__all__ = ["KINDS", "RECORD", "Kind", "Listed", "check_copies", "copy_frames", "kind_of",
           "list_frames", "list_names"]

RECORD = "copied.yaml"

_HEAD = """\
# The files here that `presskit frames copy` put beside this kit, each with the digest of the
# shipped file that it was made of: presskit says when that file has changed since.

"""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of frame: its paths, what it decides, whether a kit's own is laid over the shipped
    file (else it replaces it), and what to do with a copy."""

    paths: str
    decides: str
    over: bool
    advice: str


_LINES = "keep the lines that you change and delete the others: those then follow the shipped file"
_WHOLE = "change what you like; it stands in place of the shipped file"

KINDS = (
    Kind("theme.yaml", "colours, page, sizes", True, _LINES),
    Kind("layout.yaml", "order of blocks", True, "keep the documents whose order you change, each "
         "with its `default`, and delete the others: those then follow the shipped file"),
    Kind("phrases/*.yaml", "wording", True, _LINES),
    Kind("conventions/*.yaml", "how newsrooms write", True, _LINES),
    Kind("css/*.css", "look", False, _WHOLE),
    Kind("html/*.j2", "page round the text", False, _WHOLE),
    Kind("docx/*.docx", "letterhead and styles for Word", False, "open it in Word or LibreOffice, "
         "leave the [[ slots ]] and the names of styles, and save it as .docx"),
    Kind("cards/*.yaml", "geometry of a quote card", False, _WHOLE),
    Kind("roles.yaml", "names of Word styles", True, _LINES),
    Kind("signs.yaml", "how signs are typed", True, _LINES),
    Kind("sentences.yaml", "where sentences end", True, _LINES),
    Kind("vocabulary/*.yaml", "words of conversions and checks", True, "keep the lists that you "
         "change, each of them whole, and delete the others"),
    Kind("readings/*.yaml", "how names are read", True, _LINES),
    Kind("everyday.yaml", "characters to type on in Word", False, _WHOLE),
)
"""Everything in ``templates/`` that a kit can have of its own, in the order of a listing."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A frame that a kit can have: its name, its kind, the kit's own file if there is one, and how
    that stands to the shipped one: ``copied`` (as it was copied), ``changed``, ``own`` (nothing is
    recorded of it); ``outdated`` says that the shipped one has changed since."""

    name: str
    kind: Kind
    path: Path | None = None
    standing: str = ""
    outdated: bool = False


def kind_of(name: str) -> Kind | None:
    """The kind of a frame by its path under ``templates/``; ``None`` for what is the house's
    alone."""
    return next((one for one in KINDS if fnmatch.fnmatchcase(name, one.paths)), None)


def list_names(*homes: Path) -> tuple[str, ...]:
    """The names of all frames of some folders ``templates/``, by kind."""
    return tuple(dict.fromkeys(
        path.relative_to(home).as_posix() for kind in KINDS for home in homes
        for path in sorted(home.glob(kind.paths)) if not path.name.startswith((".", "~"))))


def list_frames(desk: Desk, folder: Path | None = None) -> Iterator[Listed]:
    """Every frame that a kit can have, with the kit's own where it has some.

    Raises ``PresskitError`` for a record that can't be read.
    """
    own = folder / "templates" if folder else None
    record = _read_record(own) if own else {}
    mine = list_names(own) if own else ()
    homes = find_homes(folder, desk)
    names = dict.fromkeys((*list_names(*homes), *mine))
    for name in sorted(names, key=lambda one: (KINDS.index(_kind(one)), one)):
        if own is None or name not in mine:
            yield Listed(name, _kind(name))
            continue
        digest, shipped = _digest(own / name), _seal(read_origin(name, homes))
        origin = record.get(name, ("", ""))[1]
        standing = "own" if not origin else "copied" if digest == origin else "changed"
        yield Listed(name, _kind(name), own / name, standing,
                     bool(origin and shipped and shipped not in (origin, digest)))


def _kind(name: str) -> Kind:
    found = kind_of(name)
    assert found is not None  # all names come from the kinds
    return found


def _digest(path: Path) -> str:
    return _seal(path.read_bytes() if path.is_file() else None)


def _seal(data: bytes | None) -> str:
    return "" if data is None else hashlib.sha256(data).hexdigest()


# Copying ------------------------------------------------------------------------------------

@writes_kit
def copy_frames(folder: Path, names: Iterable[str], desk: Desk,
                keep: bool = False) -> tuple[Listed, ...]:
    """Copy shipped frames beside the kit in ``folder``, all of them or none; what is there is
    never overwritten.

    With ``keep`` nothing is copied: the files that are there count from now on as made of the
    shipped ones of now.  Raises ``PresskitError``: ``frame-unknown``, ``frame-there``,
    ``frame-not-copied``, exit 2; ``not-written``, exit 3.
    """
    from presskit.content.edits import write_file
    own, findings, homes = folder / "templates", Findings(), find_homes(folder, desk)
    found = [one for name in names if (one := _find(name, desk, homes, findings))]
    for name in dict.fromkeys(found):
        _check_place(own / name, name, keep, findings)
    findings.raise_errors(Exit.USAGE)
    from presskit import __version__
    record = {name: one for name, one in _read_record(own).items() if (own / name).is_file()}
    done = []
    for name in dict.fromkeys(found):
        data = read_origin(name, homes)
        if data is not None and not keep:
            write_file(own / name, data)
        record[name] = (__version__, _seal(data))
        done.append(Listed(name, _kind(name), own / name, "copied"))
    lines = [f'{name}: {{presskit: "{version}", sha256: {digest}}}'
             for name, (version, digest) in sorted(record.items())]
    write_file(own / RECORD, _HEAD + "\n".join(lines) + "\n")
    return tuple(done)


def _find(typed: str, desk: Desk, homes: tuple[Path, ...], findings: Findings) -> str | None:
    """The frame that is meant: a path under ``templates/``, or as much of it as no other has."""
    known = list_names(*homes)
    name = typed.removeprefix("./").removeprefix("templates/")
    short = [one for one in known if name in (one, one.rpartition(".")[0], one.rpartition("/")[2],
                                              one.rpartition("/")[2].rpartition(".")[0])]
    if name in known or len(short) == 1:
        return name if name in known else short[0]
    if (desk.templates / name).is_file():
        hint = "it is the same for every kit; presskit frames list shows what is not"
    elif short:
        hint = f"name one of them: {', '.join(short)}"
    else:
        near = nearest(name, known) or nearest(name, (one.rpartition("/")[2] for one in known))
        hint = f"did you mean {near}?" if near else "presskit frames list shows all of them"
    findings.error("frame-unknown", f"{typed} could be several frames" if short else
                   f"no frame is called {typed}", hint=hint)
    return None


def _check_place(path: Path, name: str, keep: bool, findings: Findings) -> None:
    there = path.exists() or path.is_symlink()
    if there and not keep:
        findings.error("frame-there", f"{name} stands beside the kit already",
                       span=Span(show_path(path)), hint="edit that one; to begin again from the "
                       "shipped file, move it away first")
    elif keep and not path.is_file():
        findings.error("frame-not-copied", f"this kit has no {name} of its own",
                       span=Span(show_path(path)), hint="leave --keep out to copy it")


# The record ---------------------------------------------------------------------------------

def _read_record(own: Path) -> dict[str, tuple[str, str]]:
    """What was copied: version and digest of the shipped file, by name.  A line that says
    something else is none."""
    from presskit.content.yaml import read_table
    if not (own / RECORD).is_file():
        return {}
    table, _places = read_table(own / RECORD)
    return {name: (str(row.get("presskit", "")), str(row["sha256"])) for name, row in table.items()
            if isinstance(row, Mapping) and row.get("sha256")}


def check_copies(homes: tuple[Path, ...], own: Path, findings: Findings) -> None:
    """Say which copies beside a kit were made of a shipped file that has changed since (a note,
    ``frame-outdated``); ``homes`` are as in :func:`presskit.build.themes.find_homes`."""
    try:
        record = _read_record(own)
    except PresskitError as error:
        findings.extend(error.diagnostics)
        return
    for name, (version, origin) in record.items():
        now = _seal(read_origin(name, homes))
        if now and now != origin and _digest(own / name) not in ("", now):
            findings.note(
                "frame-outdated", f"{name} was copied from presskit {version}, and the shipped "
                "file has changed since", span=Span(show_path(own / name)),
                hint=f"compare it with {_show_origins(name, homes)} and take over what you want; "
                f"then run: presskit frames copy {name} --keep")


def _show_origins(name: str, homes: tuple[Path, ...]) -> str:
    return " and ".join(show_path(home / name) for home in homes if (home / name).is_file())
