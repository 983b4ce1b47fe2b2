"""The stories of ``tests/cases/``: files, a command, what it must say and leave behind.

``tests/cases/README.md`` says how a story is written.
"""

from __future__ import annotations

import json
import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from presskit.cli import app
from tests.helpers.stories import do

CASES = Path(__file__).parent / "cases"
_STORY = re.compile(r"^## (.+)$", re.MULTILINE)
_BLOCK = re.compile(r"^(`{3,})(\w+)(?: (\S+))?\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
_FINDING = re.compile(
    r"^(?:(?P<place>\S+): )?(?P<kind>(?:error|warning|note)\[[\w-]+\])(?P<rest>.*)$")

_ERROR = re.compile(r"error\[([\w-]+)\]")
_MISSING = re.compile(r"warning\[(missing-[\w-]+)\]")


@dataclass(frozen=True)
class Story:
    """One story: its title and its blocks (kind, path, text) in order."""

    title: str
    blocks: tuple[tuple[str, str, str], ...]


def read_stories() -> Iterator[object]:
    for file in sorted(CASES.glob("*.md")):
        parts = _STORY.split(file.read_text("utf-8"))[1:]
        for title, text in zip(parts[::2], parts[1::2], strict=True):
            blocks = tuple((m[2], m[3] or "", m[4]) for m in _BLOCK.finditer(text))
            if any(kind == "console" for kind, _, _ in blocks) and file.name != "README.md":
                yield pytest.param(Story(title, blocks), id=f"{file.stem}: {title}")


@pytest.mark.parametrize("story", list(read_stories()))
def test_story(story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
               request: pytest.FixtureRequest) -> None:
    home = tmp_path / "desk"
    for kit in (CASES / "opening", CASES / "beacon", CASES.parent / "kits" / "tidal-prize-2027"):
        shutil.copytree(kit, home / kit.name)
    monkeypatch.chdir(home)
    for kind, path, text in story.blocks:
        if kind == "console":
            for call in re.split(r"^\$ presskit ", text, flags=re.MULTILINE)[1:]:
                tell(home, *call.split("\n", 1))
        elif kind == "service":
            server = request.getfixturevalue("service")
            monkeypatch.setenv("PRESSKIT_LIBRETRANSLATE_ADDRESS",
                               server.address_of("libretranslate"))
        else:
            do(kind, path, text, monkeypatch)


def test_every_story_that_the_table_names_is_told() -> None:
    named = re.findall(r"`(\w+: [^`]+)`", (CASES / "README.md").read_text("utf-8"))
    assert len(named) > 40
    assert set(named) <= {one.id for one in read_stories()}  # type: ignore[attr-defined]


def tell(home: Path, command: str, expected: str) -> None:
    """Run one command and compare what it says with what is expected."""
    before = list_files(home) if "\nsame " in f"\n{expected}" else {}
    result = CliRunner().invoke(app, shlex.split(command))
    said = result.stdout + result.stderr
    blocks = read_blocks(result.stderr)
    wanted = [line for line in expected.splitlines() if line.strip()]
    places = [line for line in wanted if _FINDING.match(line)]
    for line in wanted:
        verb, _, rest = line.partition(" ")
        if line in places:
            match = _FINDING.match(line)
            head = f"{match['place']}: {match['kind']}" if match["place"] else match["kind"]
            own = [block for block in blocks if block.startswith(head)]
            assert own, f"expected {head}\n{said}"
            assert any(match["rest"].strip() in block for block in own), f"expected {line}\n{said}"
        else:
            assert_line(verb, rest, result, before, home)
    if "..." not in wanted:
        assert len(blocks) == len(places), f"expected {len(places)} findings\n{said}"
    if result.exit_code and command.startswith("check "):
        assert_no_build(home, command.removeprefix("check "), result)
    if result.exit_code == 1 and command.startswith("make "):
        assert_foretold(command.split()[1], result)


def assert_no_build(home: Path, kit: str, checked) -> None:
    """What ``check`` calls an error stops ``make`` too: with the same code, and what an earlier
    build left stands."""
    manifest = home / "earlier" / (home / kit).resolve().name / "manifest.json"
    manifest.parent.mkdir(parents=True, exist_ok=True)
    manifest.write_text('{"files": []}', "utf-8")
    before = stand(home)
    result = CliRunner().invoke(app, ["make", kit, "--out", "earlier", "--document",
                                      "press-release", "--jobs", "1"])
    said = result.stdout + result.stderr
    assert result.exit_code == checked.exit_code, said
    errors = set(_ERROR.findall(result.stderr))
    assert errors and errors <= set(_ERROR.findall(checked.stderr)), said
    assert stand(home) == before


def assert_foretold(kit: str, made) -> None:
    """What stops ``make`` because of what stands in a kit is an error of ``check`` too; a fact
    that only a release can't do without is a warning there."""
    result = CliRunner().invoke(app, ["check", kit])
    errors = set(_ERROR.findall(made.stderr))
    told = set(_ERROR.findall(result.stderr)) | set(_MISSING.findall(result.stderr))
    assert errors and errors <= told, result.stdout + result.stderr


def stand(home: Path) -> dict[str, tuple[int, int]]:
    """Size and time of everything below, so that a file nobody may read is seen too."""
    return {path.relative_to(home).as_posix(): (path.lstat().st_size, path.lstat().st_mtime_ns)
            for path in home.rglob("*") if not path.is_dir()}


def read_blocks(said: str) -> list[str]:
    """Each finding with the lines that belong to it."""
    blocks: list[str] = []
    for line in said.splitlines():
        if _FINDING.match(line):
            blocks.append(line)
        elif blocks:
            blocks[-1] += "\n" + line
    return blocks


def assert_line(verb: str, rest: str, result, before: dict[str, bytes], home: Path) -> None:
    """One line of a console block that is no finding."""
    said = result.stdout + result.stderr
    if verb == "exit":
        assert result.exit_code == int(rest), f"exit {result.exit_code}\n{said}"
    elif verb == "has":
        assert list(home.glob(rest)), f"{rest} is not there\n{said}"
    elif verb == "no":
        assert not list(home.glob(rest)), f"{rest} is there\n{said}"
    elif verb == "same":
        after = list_files(home)
        names = [name for name in before.keys() | after.keys() if name.startswith(rest)]
        assert names and all(before.get(name) == after.get(name) for name in names), rest
    elif verb == "says":
        assert rest in said, f"{rest!r} is not said\n{said}"
    elif verb in ("holds", "lacks"):
        assert_content(home, verb, *rest.split(" ", 1))
    elif verb == "state":
        locale, document, state = rest.split()
        manifest, = home.glob("out/*/manifest.json")
        found = {one["state"] for one in json.loads(manifest.read_text("utf-8"))["files"]
                 if (one["locale"], one["document"]) == (locale, document)}
        assert found == {state}, f"{locale} {document}: {found}\n{said}"
    else:
        assert verb == "...", f"a story can't say {verb!r}"


def assert_content(home: Path, verb: str, pattern: str, words: str) -> None:
    """Whether the one file of a pattern has some words."""
    path, = home.glob(pattern)
    text = path.read_text("utf-8")
    assert (words in text) == (verb == "holds"), f"{path.name} {verb} not {words!r}\n{text}"


def list_files(home: Path) -> dict[str, bytes]:
    return {path.relative_to(home).as_posix(): path.read_bytes()
            for path in home.rglob("*") if path.is_file()}
