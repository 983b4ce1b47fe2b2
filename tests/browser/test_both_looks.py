"""The kinds of pages that few kits have, in both looks, in a real browser: a biography of its own,
more pictures than a handful, an invitation, all with the marks of a preview and an embargo."""

import re
import shutil
from pathlib import Path

import pytest
from PIL import Image

from presskit.build.options import Options
from presskit.build.recipe import build
from presskit.desk import Desk
from tests.helpers.browser import find_faults, serve_folder
from tests.helpers.closed import STILL
from tests.helpers.content_models import find_misplaced

pytestmark = pytest.mark.slow

OPENING = Path(__file__).parents[1] / "cases" / "opening"
MORE = """locales: {en: {reach: translate}}
documents: [press-release, speaker-bio, quote-sheet, fact-sheet, captions-sheet,
            media-invitation]
cards: []
embargo: 2026-03-20T09:00:00+08:00
"""
BIO = "沈雨亭自小住在燈塔下。" * 12  # long enough to stand alone
PAGES = ("index", "press-release", "speaker-bio-shen-yuting", "quote-sheet", "fact-sheet",
         "captions-sheet", "media-invitation", "pictures")
NEAR = ".room-text > section { content-visibility: visible !important; }"
IN_THE_DARK = ("speaker-bio-shen-yuting", "media-invitation", "pictures")


def make_kit(top, theme):
    """The little kit in a look, with one picture more than a handful and a biography."""
    kit = top / "opening"
    shutil.copytree(OPENING, kit)
    for name in ("people", "organisations", "works", "kit"):
        path = kit / f"{name}.yaml"
        text = re.sub(r"zh-Hant-HK: ({[^}]*})", r"zh-Hant-HK: \1\n    en: \1",
                      path.read_text("utf-8"))
        text += f"{MORE}theme: {theme}\n" if name == "kit" else ""
        path.write_text(text.replace("  title: 燈塔", f"  bio: {BIO}\n  title: 燈塔"),
                        "utf-8")
    rows = []
    for number in range(6):
        Image.new("RGB", (900, 300 + 100 * number), (40 * number, 90, 120)).save(
            kit / "pictures" / f"more-{number}.png")
        rows.append(f"more-{number}: {{file: pictures/more-{number}.png, "
                    f"caption: 第{number}年, alternative: 一片顏色, credit: 燈塔信託基金}}\n")
    with (kit / "pictures.yaml").open("a", encoding="utf-8") as file:
        file.write("".join(rows))
    return kit


@pytest.fixture(scope="module", params=["default", "festival"])
def preview(request, tmp_path_factory):
    """The folder of a preview in a look."""
    top = tmp_path_factory.mktemp(request.param)
    desk = Desk(clock=lambda: STILL, cache=top / "cache")
    build(make_kit(top, request.param), top / "out", desk,
          Options(jobs=1, room=True, preview=True))
    return top / "out/opening/press-room-preview"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_of_page_is_open_to_all(browser, preview, scheme):
    names = ["index", *(f"en/{kind}" for kind in (PAGES if scheme == "light" else IN_THE_DARK))]
    context, faults = browser.new_context(color_scheme=scheme), []
    page = context.new_page()
    page.on("console", lambda one: faults.append(one.text))
    with serve_folder(preview) as site:
        page.on("request", lambda one: one.url.startswith((site, "data:"))
                or faults.append(one.url))
        for name in names:
            page.set_viewport_size({"width": 1280, "height": 900})
            page.goto(f"{site}/{name}.html", wait_until="load")
            page.add_style_tag(content=NEAR)
            page.evaluate("() => document.fonts.ready.then(() => 0)")
            faults += [f"{name}: {one}" for one in find_faults(page)]
            page.set_viewport_size({"width": 360, "height": 740})
            wide = page.evaluate("document.documentElement.scrollWidth")
            faults += [f"{name}: {wide} px wide on 360"] if wide > 360 else []
        context.close()
    assert faults == []


def test_every_kind_of_page_is_sound(preview):
    for path in preview.rglob("*.html"):
        if "files" not in path.parts:
            assert find_misplaced(path.read_bytes()) == [], path
