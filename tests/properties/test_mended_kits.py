"""Mending files: whatever signs are typed into a kit, it stays the kit that it was."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from presskit.build.languages import open_languages
from presskit.build.load import load
from presskit.build.mending import mend
from presskit.desk import Desk
from presskit.diagnostics import PresskitError
from presskit.localise.signs import fold_letters
from presskit.model.walk import each_segment
from tests.helpers.signs import signs_of

BEACON = Path(__file__).parents[1] / "cases" / "beacon"
FILES = ("release.md", "people.yaml", "quotes.yaml", "works.yaml", "translations/en.po")
PLACES = re.compile("(?<=[一-鿿])[一-鿿]|(?<=[a-z]) (?=[a-z])")
SIGNS = ("“甲”", "「甲」", '\\"', "“", "」", ",", "，", "...", "--", "（", "）", "：", "・",
         "\uff21", "\u2f83", "'", "《", "》", "[x]（y）", "\uff11．", "\u2015", ": ", " - ",
         "*", "{q:shen-light}")


def open_kit(folder: Path):
    desk = Desk()
    return open_languages(load(folder, desk), desk)


def lines(text: str) -> list[tuple[int, str]]:
    """The lines of a text with their offsets."""
    out, at = [], 0
    for line in text.splitlines(keepends=True):
        out.append((at, line))
        at += len(line)
    return out


def texts(folder: Path) -> list[str]:
    kit, signs = load(folder, Desk()).kit, signs_of("zh-Hant-HK")
    said = [(one.path.partition("#")[0], one.text) for one in each_segment(kit)]
    said += [(one.context, one.words) for one in kit.catalogues["en"].messages]
    return [f"{path} {fold_letters(text, signs)}" for path, text in said]


@settings(max_examples=40)
@example("release.md", [(0, "“甲”"), (0, "“甲”"), (202, "“甲”")], False)
@given(st.sampled_from(FILES), st.lists(
    st.tuples(st.integers(0, 2000), st.sampled_from(SIGNS)), min_size=1, max_size=6),
    st.booleans())
def test_a_mended_kit_says_the_same_and_is_mended_once(
        name: str, typed: list[tuple[int, str]], crlf: bool) -> None:
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "beacon"
        shutil.copytree(BEACON, folder)
        path = folder / name
        text = path.read_text("utf-8")
        places = [one.start() for one in PLACES.finditer(text)] if name.endswith("md") else [
            one.start() + shift for shift, line in lines(text) for one in PLACES.finditer(line)
            if line.startswith("msgstr") == name.endswith(".po")]
        for at, sign in typed:
            place = places[at % len(places)]
            text = text[:place] + sign + text[place:]
        path.write_bytes(text.replace("\n", "\r\n" if crlf else "\n").encode())
        try:
            before, languages = texts(folder), open_kit(folder)
        except PresskitError:
            return  # what was typed is no kit any more
        data = path.read_bytes()
        changes = mend(languages)
        after = path.read_bytes()
        assert texts(folder) == before
        assert (after != data) == bool(changes)
        assert [after.count(one) for one in (b"\r", b"\n")] == [
            data.count(one) for one in (b"\r", b"\n")]
        assert mend(open_kit(folder)) == []
        assert path.read_bytes() == after
