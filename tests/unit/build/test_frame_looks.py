"""Which sheets and frames of a kit are looked at for what readers can't see."""

from types import SimpleNamespace

import pytest

from presskit.build.frame_looks import check_looks
from presskit.build.looks import read_theme
from presskit.desk import Desk, resources
from presskit.diagnostics import Findings
from presskit.render.fonts import read_fonts
from presskit.render.frames import find_frames

SHIPPED = resources() / "templates"
FESTIVAL = SHIPPED / "themes" / "festival"


@pytest.fixture
def told(tmp_path):
    """What is said of a kit that has shipped files with something behind them."""
    def look(theme=None, **more):
        for name, text in more.items():
            path = tmp_path / "templates" / {"css": "css/room.css", "page": "css/page.css",
                                             "html": "html/room.html.j2"}[name]
            path.parent.mkdir(parents=True, exist_ok=True)
            parts = [folder / path.relative_to(tmp_path / "templates")
                     for folder in (SHIPPED, *([theme] if theme else []))]
            whole = "\n".join(one.read_text("utf-8") for one in parts if one.exists())
            path.write_text(whole + text, "utf-8")
        files = [SHIPPED / "theme.yaml", *([theme / "theme.yaml"] if theme else [])]
        findings = Findings()
        check_looks(find_frames(SHIPPED, tmp_path, theme),
                    read_theme(files[-1], *files[:-1], own=False),
                    SimpleNamespace(locale="en", locales={}), read_fonts(Desk().fonts), findings)
        return [(one.code, one.span.file.rpartition("templates/")[2]) for one in findings]
    return look


@pytest.mark.parametrize("theme", [None, FESTIVAL])
def test_a_copy_of_what_ships_has_no_fault(told, theme):
    assert told(theme, css="", page="", html="") == []


def test_the_sheet_of_the_press_room_is_looked_at(told):
    found = told(css="\n.kit-name { color: #bbb; font-family: Gull; margin: var(--nothing) }\n")
    assert found == [(code, "css/room.css") for code in
                     ("frame-contrast", "css-token-unknown", "frame-face")]


def test_a_ground_of_the_page_counts_in_the_press_room(told):
    assert told(page="\n.kit-title { background: #222; color: #fff }\n",
                css="\n.kit-title { color: #333 }\n") == [("frame-contrast", "css/room.css")]


def test_the_styles_in_the_frame_of_the_press_room_are_looked_at(told):
    assert told(html="<style>.kit-name { color: #bbb }</style>") == [
        ("frame-contrast", "html/room.html.j2")]
