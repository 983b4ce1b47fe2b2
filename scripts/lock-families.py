#!/usr/bin/env python3
"""Lock the families of templates/families/: which package has a face, and its sha256.

    python scripts/lock-families.py NAME PACKAGE=VERSION…    writes NAME.lock.json
    python scripts/lock-families.py NAME --check              makes the lock anew and compares

For a maintainer, by hand, rarely. The packages are got by `npm pack`, or are taken from a folder
(`--packages`) that holds them. No address stands in the lock.

Exit codes: 0 good, 1 the lock would be another one, 3 npm is missing.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

import yaml

FAMILIES = Path(__file__).parent.parent / "templates/families"
LICENCE = "LICENSE_FONT"


def pack(packages: dict[str, str], folder: Path) -> None:
    """Get the packages that the folder lacks."""
    for package, version in packages.items():
        if not (folder / file_of(package, version)).exists():
            subprocess.run(["npm", "pack", "--silent", f"{package}@{version}"], cwd=folder,
                           check=True, stdout=subprocess.DEVNULL)


def file_of(package: str, version: str) -> str:
    """The name that npm gives to a packed package."""
    return f"{package.removeprefix('@').replace('/', '-')}-{version}.tgz"


def make_lock(name: str, packages: dict[str, str], folder: Path) -> dict:
    """The lock of a set: every face of its table, in the package that has it."""
    table = yaml.safe_load((FAMILIES / f"{name}.yaml").read_bytes())
    wanted = [row[weight] for row in table["families"].values() for weight in ("regular", "bold")]
    found, licences = {}, []
    for package, version in packages.items():
        with tarfile.open(folder / file_of(package, version)) as archive:
            for member in archive.getmembers():
                face = member.name.rpartition("/")[2]
                if not member.isfile() or face not in (*wanted, LICENCE):
                    continue
                data = archive.extractfile(member).read()
                path = face if face in wanted else f"{package.rpartition('/')[2]}-licence.txt"
                entry = {"path": path, "bytes": len(data),
                         "sha256": hashlib.sha256(data).hexdigest(),
                         "source": {"package": package, "version": version,
                                    "file": member.name.partition("/")[2]}}
                if face in wanted:
                    found[face] = entry
                else:
                    licences.append(entry)
    return {"schema": 1, "files": [*(found[face] for face in wanted), *licences]}


def main() -> int:
    """Write the lock, or compare it."""
    options = argparse.ArgumentParser(description="Lock the families that can be fetched.")
    options.add_argument("name")
    options.add_argument("versions", nargs="*", metavar="PACKAGE=VERSION")
    options.add_argument("--packages", type=Path, help="folder of packed .tgz files")
    options.add_argument("--check", action="store_true", help="compare, write nothing")
    chosen = options.parse_intermixed_args()
    path = FAMILIES / f"{chosen.name}.lock.json"
    if chosen.check:
        known = json.loads(path.read_bytes())["files"]
        packages = {one["source"]["package"]: one["source"]["version"] for one in known}
    else:
        packages = dict(one.rsplit("=", 1) for one in chosen.versions)
    if chosen.packages is None and not shutil.which("npm"):
        print("npm is not on the path", file=sys.stderr)
        return 3
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.packages or Path(temporary)
        pack(packages, folder)
        lock = make_lock(chosen.name, packages, folder)
    text = json.dumps(lock, indent=2) + "\n"
    if not chosen.check:
        path.write_text(text, encoding="utf-8")
        return 0
    if text != path.read_text("utf-8"):
        print(f"{path.name} would be another one", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
