"""A kit's own mark: as wide as it is in every format and look, never drawn out into a square."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from presskit.build.looks import read_theme
from presskit.desk import resources
from presskit.diagnostics import Findings
from presskit.document import Document, Figure, Paragraph, Quote, Section, Text
from presskit.render import Context, render
from presskit.render.card import render_cards
from presskit.render.frames import find_frames
from presskit.render.pictures import find_ratio
from tests.helpers.pages import lay_pages
from tests.helpers.rendering import open_context, shipped_fonts

from .docx_checks import open_root

SHIPPED = resources() / "templates"
RED = (200, 0, 20)
HIGH = 11.0
"""mm: how high a mark is."""

CASES = pytest.mark.parametrize(("size", "wide", "high"), [
    ((300, 100), 33.0, 11.0),   # as it is
    ((100, 100), 11.0, 11.0), ((100, 200), 5.5, 11.0),
    ((600, 100), 33.0, 5.5)])   # no wider than three times its height
LOOKS = pytest.mark.parametrize("theme", ["", "festival"])


def look(kit: Path, theme: str, size: tuple[int, int]) -> Context:
    Image.new("RGB", size, RED).save(kit / "logo.png")
    if not theme:
        return open_context(kit)
    frames = find_frames(SHIPPED, kit, SHIPPED / "themes" / theme)
    frame = frames.frame("theme.yaml")
    tokens = read_theme(Path(frame.path), *frame.below, own=frame.own)
    return Context(frames, shipped_fonts(), tokens, str(kit))


def release() -> Document:
    return Document("press-release", "k", "en", "Title", (
        Section("masthead", (Figure("mark", "logo.png", "Boat Museum"),
                             Paragraph("issuer", (Text("Boat Museum"),)))),
        Paragraph("body", (Text("They sail."),))))


@LOOKS
@CASES
def test_on_paper(tmp_path: Path, theme: str, size, wide: float, high: float) -> None:
    page, = lay_pages(release(), look(tmp_path, theme, size))
    mark, = (one for one in page.pieces if not one.text)
    assert (mark.right - mark.left) * 25.4 / 96 == pytest.approx(wide, abs=0.1)
    name = next(one for one in page.pieces if one.text == "Boat Museum")
    assert (name.left - mark.right) * 25.4 / 96 == pytest.approx(4, abs=0.1)


@CASES
def test_in_word(tmp_path: Path, size, wide: float, high: float) -> None:
    root = open_root(render(release(), "docx", look(tmp_path, "", size)).data)
    extent = next(one for one in root.iter() if str(one.tag).endswith("}extent"))
    assert [int(extent.get(name)) / 36000 for name in ("cx", "cy")] == pytest.approx(
        [wide, high], abs=0.01)


@LOOKS
@CASES
def test_on_a_card(tmp_path: Path, theme: str, size, wide: float, high: float) -> None:
    words = Paragraph("quote-words", (Text("“They sail.”"),))
    document = Document("quote-card", "k", "en", "Title", (
        Quote("quote-words", (words,)), release().children[0]))
    made = render_cards(document, ("square",), look(tmp_path, theme, size), Findings())
    with Image.open(io.BytesIO(made[1].data)) as card:
        red = card.convert("RGB").point([255 * (abs(one - shade) < 24) for shade in RED
                                         for one in range(256)])
    left, top, right, bottom = Image.merge("RGB", red.split()).convert("L").point(
        lambda one: 255 * (one > 250)).getbbox()
    assert (right - left) / (bottom - top) == pytest.approx(wide / high, rel=0.15)
    assert right - left > 30 * wide / HIGH


@pytest.mark.parametrize(("view", "ratio"), [("0 0 3 1", 3), ("0,0,1,4", 0.25), ("", 1)])
def test_of_a_drawing_its_view_tells(view: str, ratio: float) -> None:
    assert find_ratio(f'<svg viewBox="{view}"></svg>'.encode(), "image/svg+xml") == ratio
