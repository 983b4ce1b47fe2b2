#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "fonttools==4.68.0",
#   "chws_tool==1.4.5",
#   "east_asian_spacing==1.4.5",
#   "uharfbuzz==0.57.0",
# ]
# ///
"""Make the faces in ``fonts/`` from the published Noto Sans packages.

For a maintainer, by hand, rarely: the faces are committed once, and every
rewrite adds its full size to the history for good. Nothing in the package
imports this file.

    python scripts/make-fonts.py            # make what is missing in fonts/
    python scripts/make-fonts.py --check    # make all again, elsewhere; compare

What is done to a face, and nothing else:

1. ``chws`` and ``vchw`` (contextual spacing of full-width punctuation) are
   added to GPOS of the five East Asian families. PDF engines squeeze ``」「``
   through this feature only, and Noto Sans does not bring it.
2. The name records say ``Presskit Sans ...``, so that our changed copies never
   stand in for an installed Noto. Copyright, trademark and licence records
   stay. Name records that nothing refers to are dropped.
3. ``head.modified`` is a fixed moment, so that the same input gives the same
   bytes.

Every other table is copied byte for byte, and ``check_face`` holds that: same
outlines, same widths, same characters, same glyph numbers.

Needs ``npm`` on the path (only ``npm pack`` is used, nothing is installed), or
the packed ``.tgz`` files in a folder given by ``--packages``. The libraries at
the top of this file decide the bytes; the lock names them.

Exit codes: 0 good, 1 a face is not what it should be, 3 npm is missing.
Formats: OpenType 1.9 (``name``, ``OS/2``, ``head``, the ``chws`` feature).
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import importlib.metadata
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

from chws_tool.add_chws import add_chws
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._n_a_m_e import NameRecordVisitor

FONTS = Path(__file__).resolve().parent.parent / "fonts"
LOCK = "fonts.lock.json"
TOOLS = ("fonttools", "chws_tool", "east_asian_spacing", "uharfbuzz")

# 2025-01-01T00:00:00Z, in seconds since 1970 and since 1904 (as `head` counts).
EPOCH = 1_735_689_600
MODIFIED = EPOCH + 2_082_844_800

# In GPOS of every East Asian face, before and after.
SPACING = {"halt", "palt", "vert", "vhal", "vpal"}
MAY_CHANGE = {"GPOS", "name", "head"}


@dataclass(frozen=True)
class Family:
    """One family: our name for it, and the package it comes from."""

    key: str
    name: str
    region: str | None
    package: str
    version: str
    stem: str

    @property
    def east_asian(self) -> bool:
        return self.region is not None


@dataclass(frozen=True)
class Style:
    name: str
    weight: int
    mac_style: int
    selection: int  # the bits of OS/2.fsSelection that say regular, bold, italic


NOTO = "@expo-google-fonts/noto-sans"
FAMILIES = (
    Family("hk", "Presskit Sans HK", "HK", f"{NOTO}-hk", "0.4.3", "NotoSansHK"),
    Family("tc", "Presskit Sans TC", "TW", f"{NOTO}-tc", "0.4.3", "NotoSansTC"),
    Family("sc", "Presskit Sans SC", "CN", f"{NOTO}-sc", "0.4.3", "NotoSansSC"),
    Family("jp", "Presskit Sans JP", "JP", f"{NOTO}-jp", "0.4.3", "NotoSansJP"),
    Family("kr", "Presskit Sans KR", "KR", f"{NOTO}-kr", "0.4.3", "NotoSansKR"),
    Family("latin", "Presskit Sans", None, NOTO, "0.4.2", "NotoSans"),
)
STYLES = (Style("Regular", 400, 0, 0x40), Style("Bold", 700, 1, 0x20))


class FaceError(Exception):
    """A face, or what it is made from, is not what it should be."""


def fetch_package(family: Family, folder: Path) -> Path:
    """Return the packed package of a family, packing it into folder if absent."""
    stem = family.package.removeprefix("@").replace("/", "-")
    path = folder / f"{stem}-{family.version}.tgz"
    if not path.exists():
        npm = shutil.which("npm")
        if npm is None:
            raise FileNotFoundError("npm")
        wanted = f"{family.package}@{family.version}"
        command = [npm, "pack", "--silent", wanted]
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return path


def read_member(package: Path, family: Family, style: Style) -> tuple[str, bytes]:
    """Return path inside the package and bytes of the static TrueType face."""
    part = f"{style.weight}{style.name}"
    inside = f"package/{part}/{family.stem}_{part}.ttf"
    with tarfile.open(package) as archive:
        member = archive.extractfile(inside)
        if member is None:
            raise FaceError(f"{package.name} has no {inside}")
        return inside, member.read()


def make_face(family: Family, style: Style, source: Path, target: Path) -> None:
    """Write our face to target, made from the source face, and check it."""
    spaced = source
    if family.east_asian:
        # Spacing comes before naming: the tool knows a face's region by its name.
        spaced = source.with_suffix(".chws.ttf")
        if add_chws(source, spaced) is None:
            raise FaceError(f"{source.name}: no chws could be added")
    font = TTFont(spaced, recalcBBoxes=False, recalcTimestamp=False, lazy=True)
    rename(font, family, style, kept=find_used_names(source))
    font["head"].modified = MODIFIED
    font.save(target)
    check_face(family, style, source, target)


def find_used_names(source: Path) -> set[int]:
    """Return ids of the name records that other tables of a face point to.

    A reading copy of its own: tables that were looked at are written anew.
    """
    visitor = NameRecordVisitor()
    visitor.visit(TTFont(source))
    return visitor.seen


def rename(font: TTFont, family: Family, style: Style, kept: set[int]) -> None:
    """Give a face our names; keep copyright, trademark, makers and licence.

    Family and style fit the four-style model, so the typographic names (16, 17)
    are not needed; 25 belongs to variable fonts.
    """
    names = font["name"]
    version = names.getDebugName(5)
    postscript = f"{family.name.replace(' ', '')}-{style.name}"
    number = version.removeprefix("Version ").split(";")[0]
    ours = {
        1: family.name,
        2: style.name,
        3: f"{number};Presskit;{postscript}",
        4: f"{family.name} {style.name}",
        5: f"{version};Presskit 1",
        6: postscript,
    }
    names.names = [
        record
        for record in names.names
        if record.nameID not in (16, 17, 21, 22, 25)
        and (record.nameID < 256 or record.nameID in kept)
    ]
    for record in names.names:
        record.string = ours.get(record.nameID, record.string)


def check_face(family: Family, style: Style, source: Path, target: Path) -> None:
    """Raise FaceError unless target is source with our names and spacing."""
    old, new = TTFont(source), TTFont(target)
    failed = [text for text, good in list_checks(family, style, old, new) if not good]
    if failed:
        raise FaceError(f"{target.name}: " + "; ".join(failed))


def list_checks(family: Family, style: Style, old: TTFont, new: TTFont):
    """Yield (what is wrong, whether it is right) for a face of ours."""
    tables = set(old.reader.keys())
    yield "tables were lost or added", tables == set(new.reader.keys())
    may_change = MAY_CHANGE if family.east_asian else MAY_CHANGE - {"GPOS"}
    for tag in sorted(tables - may_change):
        yield f"table {tag} changed", old.reader[tag] == new.reader[tag]
    yield "characters changed", old.getBestCmap() == new.getBestCmap()
    yield "glyphs changed", old.getGlyphOrder() == new.getGlyphOrder()

    before, after = read_features(old), read_features(new)
    if family.east_asian:
        yield "features are missing", SPACING <= before < after
        yield "chws, vchw are missing", after - before == {"chws", "vchw"}
        locl = {r.FeatureTag for r in new["GSUB"].table.FeatureList.FeatureRecord}
        yield "locl, vert are missing", {"locl", "vert"} <= locl

    os2, head = new["OS/2"], new["head"]
    yield "weight is wrong", os2.usWeightClass == style.weight
    yield "style bits are wrong", os2.fsSelection & 0x61 == style.selection
    yield "macStyle is wrong", head.macStyle == style.mac_style
    yield "embedding is restricted", os2.fsType == 0
    yield "date is not fixed", head.modified == MODIFIED
    rest = {"modified", "checkSumAdjustment"}
    yield "head changed", strip(old["head"], rest) == strip(head, rest)

    names = new["name"]
    for number in (0, 7, 13, 14):
        same = names.getDebugName(number) == old["name"].getDebugName(number)
        yield f"name {number} changed", same and names.getDebugName(number)
    foreign = [n for n in (1, 3, 4, 6) if "Noto" in names.getDebugName(n)]
    yield f"names {foreign} are not ours", not foreign


def read_features(font: TTFont) -> set[str]:
    return {r.FeatureTag for r in font["GPOS"].table.FeatureList.FeatureRecord}


def strip(table, fields: set[str]) -> dict:
    return {k: v for k, v in vars(table).items() if k not in fields}


def describe(family: Family, style: Style, package: Path, inside: str, target: Path):
    """Return a face's entry in the lock; says nothing about time or machine."""
    with tarfile.open(package) as archive:
        source = archive.extractfile(inside).read()
    digest = base64.b64encode(hashlib.sha512(package.read_bytes()).digest()).decode()
    made = target.read_bytes()
    return {
        "path": target.name,
        "key": family.key,
        "family": family.name,
        "style": style.name,
        "weight": style.weight,
        "region": family.region,
        "source": {
            "package": family.package,
            "version": family.version,
            "integrity": f"sha512-{digest}",
            "file": inside.removeprefix("package/"),
            "sha256": hashlib.sha256(source).hexdigest(),
        },
        "bytes": len(made),
        "sha256": hashlib.sha256(made).hexdigest(),
    }


def make_all(out: Path, packages: Path, work: Path) -> dict:
    """Make every face into out and return the lock that describes them."""
    entries = []
    for family in FAMILIES:
        package = fetch_package(family, packages)
        for style in STYLES:
            inside, data = read_member(package, family, style)
            source = work / f"{family.stem}-{style.name}.ttf"
            source.write_bytes(data)
            target = out / f"{family.name.replace(' ', '')}-{style.name}.ttf"
            make_face(family, style, source, target)
            entries.append(describe(family, style, package, inside, target))
            print(f"{target.name}  {entries[-1]['bytes']:,} bytes")
    tools = {name: importlib.metadata.version(name) for name in TOOLS}
    return {"schema": 1, "made_with": tools, "files": entries}


def compare(lock: dict, made: dict) -> list[str]:
    """Say where the faces just made differ from the lock."""
    locked = {entry["path"]: entry for entry in lock["files"]}
    fresh = {entry["path"]: entry for entry in made["files"]}
    return [
        f"{path} differs from {LOCK}"
        for path in sorted(locked.keys() | fresh.keys())
        if locked.get(path) != fresh.get(path)
    ]


def place(made: dict, source: Path, target: Path) -> None:
    """Move new faces and the lock into place; a face that is there stays."""
    there = {e["path"]: target / e["path"] for e in made["files"]}
    there = {name: path for name, path in there.items() if path.exists()}
    for entry in made["files"]:
        path = there.get(entry["path"])
        if path and hashlib.sha256(path.read_bytes()).hexdigest() != entry["sha256"]:
            raise FaceError(
                f"{path.name} is there and differs; committed faces are not rewritten. "
                "If you mean to, delete it first and write down why in FONTLOG.md."
            )
    for entry in made["files"]:
        if entry["path"] not in there:
            shutil.move(source / entry["path"], target / entry["path"])
    text = json.dumps(made, indent=2, ensure_ascii=False) + "\n"
    (target / LOCK).write_text(text, encoding="utf-8")


def main() -> int:
    options = argparse.ArgumentParser(description="Make the faces in fonts/.")
    options.add_argument("--out", type=Path, default=FONTS, help="default: fonts/")
    options.add_argument("--packages", type=Path, help="folder of packed .tgz files")
    options.add_argument("--check", action="store_true", help="compare, write nothing")
    chosen = options.parse_args()
    os.environ["SOURCE_DATE_EPOCH"] = str(EPOCH)
    with tempfile.TemporaryDirectory() as folder:
        work, out, packed = (Path(folder, name) for name in ("work", "out", "packed"))
        for path in (work, out, packed):
            path.mkdir()
        try:
            made = make_all(out, chosen.packages or packed, work)
            if not chosen.check:
                place(made, out, chosen.out)
                return 0
            lock = json.loads((chosen.out / LOCK).read_text(encoding="utf-8"))
            problems = compare(lock, made)
        except (FaceError, subprocess.CalledProcessError) as error:
            problems = [str(error)]
        except FileNotFoundError as error:
            print(f"not found: {error}", file=sys.stderr)
            return 3
    print("\n".join(problems), file=sys.stderr, end="\n" if problems else "")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
