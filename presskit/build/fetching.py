"""Fetching a set of families: locked packages, through the user's own npm client.

Here: which packages are needed, asking the client for them, taking faces out and proving them.
Never here: an address, what the families are for.

The lock beside the table of a set (``templates/families``) names package, version and sha256 of
every file; only what agrees with it is ever put in place, and only when all of it is there.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from presskit.build.inputs import digest_file
from presskit.build.typefaces import find_sets
from presskit.desk import Desk
from presskit.diagnostics import Exit, Findings, PresskitError, Span, show_path

__all__ = ["fetch_set"]

_PATIENCE = 900
"""Seconds that the client may take for one package (the largest has 70 MB)."""

Entry = Mapping[str, Any]
Package = tuple[str, str]


def fetch_set(name: str, desk: Desk, tell: Callable[[str], None],
              packed: Path | None = None) -> int:
    """Get what a set lacks into the user's data folder; how many files were put there.

    ``tell`` is told which package is being got; ``packed`` is a folder with the packages as
    files, for a machine without a network.  Raises ``PresskitError``: ``font-set-unknown``,
    ``font-folder-missing``, ``npm-missing``, ``font-fetch-failed``, ``font-package-missing``,
    ``font-package-damaged``, ``font-digest``; then nothing has changed.
    """
    if name not in find_sets(desk):
        raise PresskitError.one("font-set-unknown", f'there is no set "{name}" to fetch',
                                hint="known are: " + ", ".join(find_sets(desk)),
                                exit_code=Exit.USAGE)
    entries = json.loads((desk.families / f"{name}.lock.json").read_bytes())["files"]
    home = desk.data / "families" / name
    lacking: dict[Package, list[Entry]] = {}
    for one in entries:
        if digest_file(str(home / one["path"])) != one["sha256"]:
            source = one["source"]
            lacking.setdefault((source["package"], source["version"]), []).append(one)
    if not lacking:
        return 0
    if packed is not None and not packed.is_dir():
        raise PresskitError.one("font-folder-missing", "there is no such folder",
                                span=Span(show_path(packed)), exit_code=Exit.USAGE,
                                hint="name the folder that holds the packages as npm packs them")
    npm = ""
    if packed is None:
        desk.need_network("npm")
        npm = _find_client(name)
    try:
        home.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".new-", dir=home) as folder:
            return _fetch(lacking, home, Path(folder), npm, packed, tell)
    except OSError as error:
        raise PresskitError.one(
            "folder-unwritable", f"the families can't be written: {error.strerror}",
            span=Span(show_path(home)), exit_code=Exit.MACHINE,
            hint="make room there, or set PRESSKIT_DATA to a folder of yours") from error


def _fetch(lacking: Mapping[Package, Sequence[Entry]], home: Path, folder: Path, npm: str,
           packed: Path | None, tell: Callable[[str], None]) -> int:
    for count, ((package, version), entries) in enumerate(lacking.items(), start=1):
        tell(f"{count}/{len(lacking)} {package} {version}")
        archive = (_find_packed(packed, package, version) if packed is not None
                   else _pack(npm, package, version, folder))
        _unpack(archive, entries, folder)
        if packed is None:
            archive.unlink()
    ready = [one for entries in lacking.values() for one in entries]
    for one in ready:  # all of it is proven: what follows are renamings
        (folder / one["path"]).replace(home / one["path"])
    return len(ready)


def _find_client(name: str) -> str:
    npm = shutil.which("npm")
    if npm is None:
        raise PresskitError.one(
            "npm-missing", "npm, which gets the families, is not on this machine",
            hint="install Node.js; or pack the packages elsewhere, and run: presskit fonts fetch "
            f"{name} --from FOLDER", exit_code=Exit.MACHINE)
    return npm


def _pack(npm: str, package: str, version: str, folder: Path) -> Path:
    """The package as a file, by the client."""
    into = folder / "packed"
    into.mkdir(exist_ok=True)
    try:
        done = subprocess.run([npm, "pack", "--loglevel=error", "--ignore-scripts",
                               f"{package}@{version}"], cwd=into, capture_output=True, text=True,
                              timeout=_PATIENCE, check=False, stdin=subprocess.DEVNULL)
        reason = f"it ended with {done.returncode}" + _read_code(done.stderr)
    except subprocess.TimeoutExpired:
        reason = f"it took longer than {_PATIENCE} seconds"
    except OSError as error:
        reason = error.strerror or "it can't be started"
    found = sorted(into.glob("*.tgz"))
    if len(found) != 1:
        raise PresskitError.one(
            "font-fetch-failed", f"npm did not get {package} {version}: {reason}",
            hint=f"look whether this works: npm pack {package}@{version}; without a network, use "
            "--from FOLDER", exit_code=Exit.MACHINE)
    return found[0]


def _read_code(said: str) -> str:
    """The client's own code for what went wrong; the rest of its words may hold addresses."""
    match = re.search(r"^npm (?:ERR!|error) code (\w+)", said, re.MULTILINE)
    return f" ({match[1]})" if match else ""


def _find_packed(packed: Path, package: str, version: str) -> Path:
    """A package in a folder, under the name that ``npm pack`` gives it."""
    name = f"{package.removeprefix('@').replace('/', '-')}-{version}.tgz"
    if not (packed / name).is_file():
        raise PresskitError.one(
            "font-package-missing", f"there is no {name}", span=Span(show_path(packed)),
            hint=f"where there is a network, run: npm pack {package}@{version}; and bring the "
            "file here", exit_code=Exit.MACHINE)
    return packed / name


def _unpack(archive: Path, entries: Sequence[Entry], folder: Path) -> None:
    """Write the locked files of a package into ``folder``, each proven."""
    findings = Findings()
    try:
        with tarfile.open(archive, "r:gz") as opened:
            for one in entries:
                inside = f"package/{one['source']['file']}"
                stream = opened.extractfile(inside)
                data = stream.read() if stream else b""
                if hashlib.sha256(data).hexdigest() == one["sha256"]:
                    (folder / one["path"]).write_bytes(data)
                    continue
                findings.error("font-digest", f"{one['path']} in {archive.name} is not the "
                               "locked file", hint="nothing was taken from it; get the package "
                               "again, and report this if it stays so")
    except (tarfile.TarError, KeyError, EOFError, OSError) as error:
        if isinstance(error, OSError) and error.errno:
            raise
        raise PresskitError.one(
            "font-package-damaged", f"{archive.name} can't be unpacked, or lacks a face",
            hint="get the package again", exit_code=Exit.MACHINE) from error
    findings.raise_errors(Exit.MACHINE)
