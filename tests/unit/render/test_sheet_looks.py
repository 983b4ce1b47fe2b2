"""Contrast, faces and tokens of style sheets, as far as a sheet alone can tell."""

from __future__ import annotations

import pytest

from presskit.build.looks import read_theme
from presskit.desk import resources
from presskit.diagnostics import Findings
from presskit.render.palette import contrast, suggest_colour
from presskit.render.sheet_looks import (
    check_faces,
    check_tokens,
    find_faint,
    show_styles,
)

SHIPPED = resources() / "templates"
THEME = read_theme(SHIPPED / "theme.yaml")
LIGHT = dict(THEME.colours)
DARK = {**LIGHT, **dict(THEME.dark)}


def faint(css: str, dark: bool = False) -> list[tuple[str, str, str, str]]:
    """Name, colour, ground and place of what stands out too little."""
    return [(one.name, one.colour.value, one.ground.value,
             f"{one.blamed.line}:{one.blamed.column}")
            for one in find_faint(css, DARK if dark else LIGHT, dark)]


@pytest.mark.parametrize("name", ["print", "page"])
@pytest.mark.parametrize("dark", [False, True])
def test_all_that_ships_can_be_read(name: str, dark: bool) -> None:
    css = (SHIPPED / "css" / f"{name}.css").read_text("utf-8")
    assert faint(css, dark) == []
    findings = Findings()
    check_faces(css, name, (), True, findings)
    assert not findings.items


@pytest.mark.parametrize("dark", [False, True])
def test_the_press_room_that_ships_can_be_read(dark: bool) -> None:
    page, room = ((SHIPPED / "css" / f"{name}.css").read_text("utf-8")
                  for name in ("page", "room"))
    tokens = DARK if dark else LIGHT
    assert not list(find_faint(room, tokens, dark, page))
    assert [one.name for one in find_faint(f"{room} .kit-name {{ color: #777 }}", LIGHT, False,
                                           page)] == ["kit-name"]


def test_what_stands_below_counts_and_is_not_told_again() -> None:
    below = ".panel { background: navy } .lead { color: #eee }"
    found = list(find_faint(".panel .panel-text { color: #333 }", LIGHT, False, below))
    assert [(one.name, one.ground.value) for one in found] == [("panel-text", "#000080")]


def test_a_colour_is_held_against_the_page() -> None:
    assert faint("\n.lead { color: #999 }") == [("lead", "#999999", "#ffffff", "2:9")]
    assert faint(".lead { color: #767676 }") == []  # 4.54:1
    assert faint(".lead { color: #777777 }") != []  # 4.48:1
    for colour in ("rgb(200 200 200)", "hsl(0 0% 78.4%)", "hwb(0 78.4% 21.6%)"):
        assert faint(f".lead {{ color: {colour} }}") == [("lead", "#c8c8c8", "#ffffff", "1:9")]


@pytest.mark.parametrize(("colour", "seen"), [
    ("oklch(90% 0 0)", "#dedede"), ("lab(80% 0 0)", "#c6c6c6"), ("oklab(0.9 0 0)", "#dedede"),
    ("lch(80% 0 none)", "#c6c6c6"), ("color(srgb 0.8 0.8 0.8)", "#cccccc"),
    ("color(display-p3 0 1 0)", "#00ff00"), ("rgb(0 0 0 / 40%)", "#999999"), ("#0006", "#999999"),
    ("color-mix(in srgb, black 40%, white)", "#999999"),
    ("color-mix(in srgb, black, white 60%)", "#999999"),
    ("color-mix(in srgb, black 40%, transparent)", "#999999"),
    ("color-mix(in srgb, black 20%, black 20%)", "#999999"),
    ("color-mix(in srgb, #888, white)", "#c3c3c3"),
    ("color-mix(in srgb, var(--ink) 40%, var(--paper))", "#a2a3a5"),
    ("var(--none, rgb(0 0 0 / 0.4))", "#999999")])
def test_a_colour_may_be_written_in_any_way(colour: str, seen: str) -> None:
    assert faint(f".lead {{ color: {colour} }}") == [("lead", seen, "#ffffff", "1:9")]


def test_what_shines_through_is_seen_on_what_lies_below() -> None:
    assert faint(".panel { background: rgb(0 0 0 / 50%) } .panel-heading { color: #777 } "
                 ".panel-name, .panel-text, .panel a, .contact, .boilerplate { color: black }")[
        0] == ("panel-heading", "#777777", "#808080", "1:58")
    assert faint("body { background: rgb(0 0 0 / 50%) } .lead { color: #777 }")[-1] == (
        "lead", "#777777", "#808080", "1:47")
    found = next(find_faint(".lead { color: rgb(0 0 0 / 40%) }", LIGHT))
    assert found.words == ("text in #999999 at 40 % on paper (#ffffff) has a contrast of 2.8:1")


def test_an_element_that_shows_in_part_is_fainter() -> None:
    assert faint(".lead { opacity: 0.5 }") == [("lead", "#8a8c8e", "#ffffff", "1:9")]
    assert faint(".lead { color: black; opacity: 40% }") == [("lead", "#999999", "#ffffff", "1:23")]
    assert faint(".lead { color: rgb(0 0 0 / 80%) } .lead { opacity: .5 }") == [
        ("lead", "#999999", "#ffffff", "1:43")]
    assert faint(".lead { color: oklch(0.9 0 0); opacity: 1 }")[0][1] == "#dedede"


def test_tokens_are_filled_in_also_through_a_property_of_the_sheet() -> None:
    assert faint(".lead { color: var(--paper) }") == [("lead", "#ffffff", "#ffffff", "1:9")]
    assert faint(":root { --house: #999 } .lead { color: var(--house) }") == [
        ("lead", "#999999", "#ffffff", "1:33")]
    assert faint(".lead { color: var(--nothing, #999) }") == [
        ("lead", "#999999", "#ffffff", "1:9")]
    assert faint(":root { --a: var(--b); --b: var(--a) } .lead { color: var(--a) }") == []


@pytest.mark.parametrize("css", [
    ".lead { color: #eee; background: #111 }",
    ".panel { background: navy } .panel .panel-text, .panel a { color: white } "
    ".panel-heading, .panel-name, .panel-text { color: #eee }",
    ".panel { background: navy; color: white } .panel-heading { color: #eee }",
    "body { background: #000; color: #fff } .lead { color: #eee }",
    ".bio { background: url(data:image/png;base64,AAAA) } .bio-name { color: white }",
    ".bio { background: linear-gradient(red, blue) } .bio-name { color: white }",
    ".lead { color: rgb(0 0 0 / 60%) }", ".lead { color: oklch(40% 0.1 20) }",
    ".lead { color: light-dark(#eee, #eee) }", ".lead { opacity: 0.8 }", ".lead { opacity: 0 }",
    ".lead { color: color-mix(in oklab, #eee 0%, black 0%) }", ".sign { opacity: 0.2 }",
    ".lead { color: color-mix(in nowhere, #eee, white) }", ".lead { color: color-mix(#eee) }",
    ".lead { background: rgb(0 0 128 / 90%); color: white }",
    ".button a { background: #000; color: #fff } a { color: #111 }",
    ".lead { color: inherit }", ".lead { color: transparent }",
    "@media print { .lead { color: #eee } }", ".mark { background: black }",
    ".lead::before { background: black }"])
def test_what_can_be_read_or_cannot_be_told_is_not_told(css: str) -> None:
    assert faint(css) == []


@pytest.mark.parametrize(("css", "found"), [
    (".panel { background: navy }", ("panel", "#16181d", "#000080", "1:10")),
    (".panel { background: navy; color: white } .panel-heading { color: #333 }",
     ("panel-heading", "#333333", "#000080", "1:60")),
    (".bio { background: #ddd } .bio p { color: #888 }", ("p", "#888888", "#dddddd", "1:36")),
    (":is(.lead, .body):lang(ja) { color: #aaa }", ("lead", "#aaaaaa", "#ffffff", "1:30")),
    (".panel { background: #ddd } a { color: #777 }", ("a", "#777777", "#ffffff", "1:33")),
    ("@media (max-width: 30em) { .lead { color: #aaa } }",
     ("lead", "#aaaaaa", "#ffffff", "1:36"))])
def test_the_ground_is_that_of_the_block_around(css: str, found: tuple) -> None:
    assert found in faint(css)


def test_a_dark_screen_has_rules_of_its_own() -> None:
    css = (".lead { color: #0b2d5e }\n"
           "@media (prefers-color-scheme: dark) { .body { color: #333 } }")
    assert faint(css) == []
    assert faint(css, dark=True) == [("lead", "#0b2d5e", "#16181d", "1:9"),
                                     ("body", "#333333", "#16181d", "2:47")]
    assert faint(css + " @media (prefers-color-scheme: dark) { .lead { color: #adf } }", True) == [
        ("body", "#333333", "#16181d", "2:47")]


@pytest.mark.parametrize(("colour", "ground"), [("#9aa0ad", "#ffffff"), ("#0b2d5e", "#16181d"),
                                                ("#ff0000", "#808080")])
def test_the_colour_that_is_proposed_can_be_read(colour: str, ground: str) -> None:
    assert contrast(suggest_colour(colour, ground, 4.5), ground) >= 4.5


def faces(css: str, paper: bool = False) -> list[tuple[str, str]]:
    findings = Findings()
    check_faces(css, "a.css", ("Gull Sans", "Segoe UI"), paper, findings)
    assert {one.code for one in findings} <= {"frame-face"}
    return [(one.message.split(" face ")[1].partition(":")[0].partition(",")[0],
             f"{one.severity} {one.span}") for one in findings]


def test_faces_that_nobody_brings_are_told_once() -> None:
    css = ('h1 { font-family: "gull sans", Garamond, serif }\n'
           "h2 { font-family: Garamond } h3 { font: bold 12px/1.4 Gill Sans, system-ui }")
    assert faces(css) == [("Garamond", "note a.css:1:6"), ("Gill Sans", "note a.css:2:35")]
    assert [place.partition(" ")[0] for _name, place in faces(css, True)] == ["warning"] * 2


def test_a_face_that_a_sheet_brings_along_is_known() -> None:
    css = '@font-face { font-family: "House"; src: url(data:font/ttf;base64,AA) }\n'
    assert faces(css + "h1 { font-family: House }") == []
    assert faces("h1 { font: inherit } h2 { font: 12px/1 serif }") == []


def test_a_token_that_there_is_not_is_told_with_its_place() -> None:
    findings = Findings()
    check_tokens("/* var(--x) */ :root { --house: red }\n.lead { color: var(--acent);\n"
                 "  background: var(--house); margin: var(--x, 2em) }", "a.css",
                 ("accent", "ink"), findings)
    (found,) = findings
    assert (found.code, str(found.span), found.hint) == (
        "css-token-unknown", "a.css:2:16", "did you mean --accent?")


def test_the_styles_of_a_frame_keep_their_places() -> None:
    html = ('<p class="a" style="color: #999">{{ body }}</p>\n<style media="all">\n'
            ".lead { color: #aaa }\n{{ css }}</style>")
    shown = show_styles(html)
    assert len(shown) == len(html) and shown.count("\n") == html.count("\n")
    assert faint(shown) == [("*", "#999999", "#ffffff", "1:21"),
                            ("lead", "#aaaaaa", "#ffffff", "3:9")]
