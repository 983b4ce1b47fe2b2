"""Fetching a set: through a client that is a script here, or from a folder; all or nothing."""

from __future__ import annotations

import hashlib
import io
import json
import os
import stat
import tarfile
from dataclasses import replace
from pathlib import Path

import pytest

from presskit.build.fetching import fetch_set
from presskit.desk import Desk
from presskit.diagnostics import Exit, PresskitError

FACES = {"Mini-Regular.ttf": b"the regular", "Mini-Bold.ttf": b"the bold"}
PACKAGES = {"@mini/plain": "Mini-Regular.ttf", "@mini/heavy": "Mini-Bold.ttf"}
NPM = """#!{python}
import pathlib, shutil, sys
assert sys.argv[1:4] == ["pack", "--loglevel=error", "--ignore-scripts"], sys.argv
pathlib.Path({told!r}).open("a").write(sys.argv[4] + "\\n")
name = sys.argv[4].replace("@", "", 1).replace("/", "-").replace("@", "-")
shutil.copy(pathlib.Path({store!r}) / (name + ".tgz"), ".")
"""


def pack(path: Path, files: dict[str, bytes]) -> None:
    with tarfile.open(path, "w:gz") as archive:
        for name, data in files.items():
            entry = tarfile.TarInfo(f"package/{name}")
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with one set of two families, and a folder with its packages."""
    families = tmp_path / "shipped/templates/families"
    families.mkdir(parents=True)
    (tmp_path / "store").mkdir()
    files = []
    for package, face in PACKAGES.items():
        pack(tmp_path / "store" / f"{package[1:].replace('/', '-')}-1.0.0.tgz",
             {f"fonts/{face}": FACES[face], "other.js": b"not wanted"})
        files.append({"path": face, "bytes": len(FACES[face]),
                      "sha256": hashlib.sha256(FACES[face]).hexdigest(),
                      "source": {"package": package, "version": "1.0.0",
                                 "file": f"fonts/{face}"}})
    (families / "mini.lock.json").write_text(json.dumps({"schema": 1, "files": files}))
    return Desk(shipped=tmp_path / "shipped", data=tmp_path / "data", network=True)


@pytest.fixture
def npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A client that takes packages from a folder and says in a file what it was asked for."""
    import sys
    put_client(tmp_path, NPM.format(python=sys.executable, told=str(tmp_path / "told"),
                                    store=str(tmp_path / "store")))
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    return tmp_path / "told"


def put_client(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bin/npm"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def there(desk: Desk) -> dict[str, bytes]:
    home = desk.data / "families/mini"
    return {one.name: one.read_bytes() for one in home.iterdir()} if home.exists() else {}


def fail(desk: Desk, packed: Path | None = None) -> tuple[str, Exit]:
    with pytest.raises(PresskitError) as caught:
        fetch_set("mini", desk, lambda _said: None, packed)
    found, = caught.value.diagnostics
    assert found.hint
    return found.code, caught.value.exit_code


def test_the_client_is_asked_for_locked_versions_and_faces_are_put_in_place(
        desk: Desk, npm: Path) -> None:
    said: list[str] = []
    assert fetch_set("mini", desk, said.append) == 2
    assert there(desk) == FACES
    assert npm.read_text().split() == ["@mini/plain@1.0.0", "@mini/heavy@1.0.0"]
    assert said == ["1/2 @mini/plain 1.0.0", "2/2 @mini/heavy 1.0.0"]


def test_what_is_there_is_not_asked_for_again(desk: Desk, npm: Path) -> None:
    fetch_set("mini", desk, lambda _said: None)
    npm.unlink()
    (npm.parent / "bin/npm").unlink()
    assert fetch_set("mini", desk, lambda _said: None) == 0 and not npm.exists()


def test_only_the_package_of_a_damaged_face_is_asked_for(desk: Desk, npm: Path) -> None:
    fetch_set("mini", desk, lambda _said: None)
    npm.unlink()
    (desk.data / "families/mini/Mini-Bold.ttf").write_bytes(b"damaged")
    assert fetch_set("mini", desk, lambda _said: None) == 1
    assert there(desk) == FACES and npm.read_text().split() == ["@mini/heavy@1.0.0"]


def test_without_a_client_nothing_is_done(desk: Desk, tmp_path: Path,
                                          monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert fail(desk) == ("npm-missing", Exit.MACHINE) and not there(desk)


@pytest.mark.parametrize(("client", "said"), [
    ("#!/bin/sh\necho 'npm error code ENOTFOUND' >&2\n"
     "echo 'npm error request to somewhere failed' >&2\nexit 1\n", "(ENOTFOUND)"),
    ("#!/bin/sh\nexit 7\n", "ended with 7"), ("#!/bin/sh\nexit 0\n", "ended with 0"),
    ("#!/no/such/thing\n", "No such file")])
def test_a_client_that_fails_is_named_with_its_code_alone(desk: Desk, npm: Path, tmp_path: Path,
                                                          client: str, said: str) -> None:
    put_client(tmp_path, client)
    with pytest.raises(PresskitError) as caught:
        fetch_set("mini", desk, lambda _said: None)
    found, = caught.value.diagnostics
    assert (found.code, caught.value.exit_code) == ("font-fetch-failed", Exit.MACHINE)
    assert said in found.message and "somewhere" not in found.message
    assert not there(desk)


def test_a_face_that_is_another_one_keeps_everything_as_it_was(desk: Desk, npm: Path,
                                                               tmp_path: Path) -> None:
    pack(tmp_path / "store/mini-heavy-1.0.0.tgz", {"fonts/Mini-Bold.ttf": b"another bold"})
    assert fail(desk) == ("font-digest", Exit.MACHINE)
    assert not there(desk)


@pytest.mark.parametrize("data", [b"no archive", b"\x1f\x8b\x08 and no more"])
def test_a_damaged_package_is_named(desk: Desk, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "store/mini-plain-1.0.0.tgz").write_bytes(data)
    assert fail(desk, tmp_path / "store")[0] == "font-package-damaged" and not there(desk)


def test_a_package_without_the_face_is_named(desk: Desk, tmp_path: Path) -> None:
    pack(tmp_path / "store/mini-plain-1.0.0.tgz", {"other.js": b""})
    assert fail(desk, tmp_path / "store")[0] == "font-package-damaged"


def test_packages_in_a_folder_need_no_client_and_no_network(
        desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    closed = replace(desk, network=False)
    with pytest.raises(RuntimeError, match="network"):
        fetch_set("mini", closed, lambda _said: None)
    assert fetch_set("mini", closed, lambda _said: None, tmp_path / "store") == 2
    assert there(desk) == FACES
    assert (tmp_path / "store/mini-plain-1.0.0.tgz").exists()


def test_a_package_that_the_folder_lacks_is_named_as_npm_names_it(desk: Desk,
                                                                  tmp_path: Path) -> None:
    (tmp_path / "store/mini-heavy-1.0.0.tgz").unlink()
    with pytest.raises(PresskitError) as caught:
        fetch_set("mini", desk, lambda _said: None, tmp_path / "store")
    assert "mini-heavy-1.0.0.tgz" in caught.value.diagnostics[0].message
    assert caught.value.diagnostics[0].code == "font-package-missing" and not there(desk)


def test_an_unknown_set_is_a_wrong_command_line(desk: Desk) -> None:
    with pytest.raises(PresskitError) as caught:
        fetch_set("slab", desk, lambda _said: None)
    assert caught.value.exit_code is Exit.USAGE and "mini" in caught.value.diagnostics[0].hint


def test_a_folder_that_cannot_be_written_is_named(desk: Desk, tmp_path: Path) -> None:
    desk.data.write_text("a file stands there")
    assert fail(desk, tmp_path / "store") == ("folder-unwritable", Exit.MACHINE)
