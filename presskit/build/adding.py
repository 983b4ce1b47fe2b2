"""Taking a house's own faces into a kit.

Here: which family a face belongs to, what collides, writing the kit's folder ``fonts/``: faces,
table, lock.  Never here: what a face says of itself (``render/face_facts``), who chooses it.

New files are written beside the old ones and put in their place when all are there; the table,
which makes a face known, comes last.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from presskit import locales
from presskit.build.alone import alone
from presskit.build.typefaces import OURS, find_sets, list_keys, read_kit_families, read_set
from presskit.desk import Desk
from presskit.diagnostics import Exit, Findings, PresskitError, Span, show_path

if TYPE_CHECKING:
    from presskit.render.face_facts import FaceFacts

__all__ = ["Added", "add_faces"]

_HEAD = """\
# The faces of this kit, made by `presskit fonts add`; a kit names them under `fonts:` in kit.yaml.
#
# `languages` is where a family leads (a tag covers what begins with it, en is everything in Latin
# letters) and `style` what it looks like to a reader without it: serif or sans-serif. Both are
# yours to change. fonts.lock.json holds what is not: digests, permissions, licences.

"""
_WEIGHTS = {400: "regular", 700: "bold"}


@dataclass(frozen=True, slots=True)
class Added:
    """A face that was taken in: its family, ``regular`` or ``bold``, whether anything changed,
    whether punctuation was made to close up."""

    family: str
    weight: str
    new: bool
    spaced: bool
    facts: FaceFacts


def add_faces(files: Sequence[Path], folder: Path, desk: Desk, *, languages: Sequence[str] = (),
              replace: bool = False, spacing: bool = True) -> tuple[Added, ...]:
    """Take faces into the kit in ``folder``.

    ``languages`` are those that East Asian faces are for, where their files don't tell;
    ``replace`` lets a face stand in the place of another; without ``spacing`` no feature is
    added.  Raises ``PresskitError`` with every complaint; then nothing has changed.
    """
    home, facts = folder / "fonts", _read_all(files)
    findings, added, new = Findings(), [], {}
    with alone(folder), _writing(home) as work:
        rows, entries = _read_home(folder, desk)
        before = json.dumps(rows)
        known = {one["path"]: one for one in entries}
        for one in facts:
            key = _find_key(one, rows, desk, findings)
            row = rows.setdefault(key, {"name": one.family, "style": one.style,
                                        "languages": [*(languages or one.languages)]})
            weight = _WEIGHTS[one.weight]
            name = f"{_stem(one.family, key)}-{weight.title()}.ttf"
            row["languages"] = [*languages] or row["languages"]
            there = known.get(row.get(weight, ""))
            _check(one, row, there, languages, replace, findings)
            if there and there["source"]["sha256"] == one.sha256 and _is_there(home, there):
                added.append(Added(one.family, weight, False, False, one))
                continue
            data = _space(one, row, spacing, work)
            row[weight] = name
            new[name] = data
            known[name] = _entry(name, key, one, data)
            added.append(Added(one.family, weight, True, data is not one.data, one))
        findings.raise_errors()
        if new or json.dumps(rows) != before:
            kept = [one for one in known.values()
                    if any(one["path"] in row.values() for row in rows.values())]
            _write(home, work, new, rows, kept)
    return tuple(added)


def _read_all(files: Iterable[Path]) -> list[FaceFacts]:
    from presskit.render.face_facts import read_facts
    findings, out = Findings(), {}
    for path in files:
        try:
            facts = read_facts(path, show_path(path))
            out.setdefault(facts.sha256, facts)
        except PresskitError as error:
            findings.extend(error.diagnostics)
    findings.raise_errors()
    return list(out.values())


def _read_home(folder: Path,
               desk: Desk) -> tuple[dict[str, dict[str, Any]], list[dict[str, Any]]]:
    """The table's rows and the lock's entries; empty where the kit has no faces yet."""
    from presskit.render.families import LOCK, TABLE
    from presskit.render.tables import load_table
    if not read_kit_families(folder, desk):  # says what is wrong with a table that is there
        return {}, []
    rows = load_table((folder / "fonts" / TABLE).read_bytes())["families"]
    return rows, json.loads((folder / "fonts" / LOCK).read_bytes())["files"]


def _is_there(home: Path, entry: Mapping[str, Any]) -> bool:
    from presskit.build.inputs import digest_file
    return digest_file(str(home / entry["path"])) == entry["sha256"]


# What collides ----------------------------------------------------------------------------

def _find_key(facts: FaceFacts, rows: Mapping[str, Mapping[str, Any]], desk: Desk,
              findings: Findings) -> str:
    """The key of a face's family: that of its name, or a new one."""
    from presskit.render.fonts import read_fonts
    for key, row in rows.items():
        if row["name"].casefold() == facts.family.casefold():
            return key
    ours = read_fonts(desk.fonts)
    sets = {name: [one.family for one in read_set(name, desk)] for name in find_sets(desk)}
    taken = {one.name.casefold() for one in ours.families} | {OURS, *sets}
    name = facts.family.casefold()
    for label, families in sets.items():
        if name in {one.name.casefold() for one in families}:
            findings.error("font-name-taken", f"{facts.family} is a family of the set {label}",
                           span=Span(facts.file), hint=f"run: presskit fonts fetch {label}; and "
                           f"choose {label} in kit.yaml")
    if name in taken or name.startswith("presskit sans"):
        findings.error("font-name-taken", f"{facts.family} is the name of a family of ours",
                       span=Span(facts.file), hint="the families that come with presskit are "
                       f"chosen by {OURS}")
    key = re.sub(r"[^a-z0-9]+", "-", name).strip("-")
    if not key or not facts.family.isascii() or key in list_keys(desk) | rows.keys():
        key = f"own-{hashlib.sha256(facts.family.encode()).hexdigest()[:8]}"
    return key


def _check(facts: FaceFacts, row: Mapping[str, Any], before: Mapping[str, Any] | None,
           languages: Sequence[str], replace: bool, findings: Findings) -> None:
    weight = _WEIGHTS[facts.weight]
    if before and before["source"]["sha256"] != facts.sha256 and not replace:
        findings.error("font-twice", f"{facts.family} has a {weight} already, from "
                       f"{before['source']['file']} (weight {before['weight']}), and this is "
                       f"another one (weight {facts.own_weight})", span=Span(facts.file),
                       hint="bring one Regular and one Bold of a family; to put this face in the "
                       "place of the other, add --replace")
    for tag in languages:
        try:
            right = locales.canonical(tag) == tag
        except ValueError:
            right = False
        if not right or not facts.asian and locales.is_cjk(tag):
            findings.error("font-unfit", f"{facts.family} can't be for {tag}",
                           span=Span(facts.file), hint="name languages whose letters it has, "
                           "spelled as in kit.yaml; for Latin letters en")
    if not row["languages"]:
        findings.error("font-region", f"{facts.family} doesn't say which region's characters it "
                       "draws", span=Span(facts.file), hint="say it, for example: --for "
                       "zh-Hant-HK, or --for zh-Hans")


# Writing ----------------------------------------------------------------------------------

def _stem(family: str, key: str) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "", family) if family.isascii() else key


def _space(facts: FaceFacts, row: Mapping[str, Any], spacing: bool, work: Path) -> bytes:
    """The bytes that are kept: with ``chws`` where a face for Chinese or Japanese lacks it."""
    from presskit.render.face_facts import add_spacing
    wanted = spacing and facts.asian and not facts.spaced and any(
        locales.is_cjk(tag) for tag in row["languages"])
    return (add_spacing(facts.data, work) if wanted else b"") or facts.data


def _entry(name: str, key: str, facts: FaceFacts, data: bytes) -> dict[str, Any]:
    """A face's line in the lock; nothing of time or machine."""
    return {"path": name, "key": key, "family": facts.family, "weight": facts.own_weight,
            "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest(),
            "source": {"file": facts.file, "sha256": facts.sha256},
            "added": [] if data is facts.data else ["chws", "vchw"],
            "embedding": facts.embedding, "licence": facts.licence}


class _writing:  # noqa: N801 (used as a block)
    """A folder beside the faces that takes new files, and is gone afterwards."""

    def __init__(self, home: Path) -> None:
        self.home, self.made = home, not home.exists()

    def __enter__(self) -> Path:
        try:
            self.home.mkdir(parents=True, exist_ok=True)
            self.folder = tempfile.TemporaryDirectory(prefix=".new-", dir=self.home)
        except OSError as error:
            raise PresskitError.one(
                "folder-unwritable", f"the faces can't be written: {error.strerror}",
                span=Span(show_path(self.home)), exit_code=Exit.MACHINE,
                hint="let the kit's folder be written") from error
        return Path(self.folder.name)

    def __exit__(self, *_what: object) -> None:
        self.folder.cleanup()
        if self.made and not any(self.home.iterdir()):
            self.home.rmdir()


def _write(home: Path, work: Path, new: Mapping[str, bytes], rows: Mapping[str, Any],
           entries: Sequence[Mapping[str, Any]]) -> None:
    import yaml

    from presskit.render.families import LOCK, TABLE
    order = ("name", "style", "languages", "regular", "bold")
    table = {key: {name: row[name] for name in (*order, *(row.keys() - {*order})) if name in row}
             for key, row in rows.items()}
    text = yaml.safe_dump({"families": table}, allow_unicode=True, sort_keys=False,
                          default_flow_style=None, width=100)
    lock = json.dumps({"schema": 1, "files": sorted(entries, key=lambda one: one["path"])},
                      ensure_ascii=False, indent=2)
    files = {**new, LOCK: f"{lock}\n".encode(), TABLE: (_HEAD + text).encode()}
    for name, data in files.items():
        (work / name).write_bytes(data)
    for name in files:
        os.replace(work / name, home / name)
