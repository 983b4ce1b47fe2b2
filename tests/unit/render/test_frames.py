"""Frames: finding, slots, and what can't be used."""

from __future__ import annotations

import logging
import pickle
from pathlib import Path

import pytest

from presskit.desk import resources
from presskit.diagnostics import Findings, PresskitError
from presskit.render.frames import (
    Frames,
    advise_frames,
    check_frames,
    fill_frame,
    find_frames,
    list_slots,
)

SHIPPED = resources() / "templates"


def write(kit: Path, name: str, text: str) -> None:
    path = kit / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def check(kit: Path, name: str) -> list:
    findings = Findings()
    frames = Frames((find_frames(SHIPPED, kit).frame(name),))
    check_frames(frames, findings)
    if not findings.failed:
        advise_frames(frames, findings)
    return list(findings)


def test_every_shipped_frame_can_be_used() -> None:
    findings = Findings()
    check_frames(find_frames(SHIPPED), findings)
    assert list(findings) == []


def test_a_frame_beside_a_kit_comes_before_the_shipped_one(tmp_path: Path) -> None:
    write(tmp_path, "css/page.css", "p { color: black }")
    frames = find_frames(SHIPPED, tmp_path)
    assert frames.frame("css/page.css").path.startswith(str(tmp_path))
    assert frames.frame("css/print.css").path.startswith(str(SHIPPED))
    assert frames.digest("css/page.css") != find_frames(SHIPPED).digest("css/page.css")
    assert frames.digest("css/print.css") == find_frames(SHIPPED).digest("css/print.css")


def test_a_missing_frame_is_named_with_the_nearest() -> None:
    with pytest.raises(PresskitError) as caught:
        find_frames(SHIPPED).frame("css/prin.css")
    assert "css/print.css" in caught.value.diagnostics[0].hint


def test_the_slots_of_a_frame_are_listed_with_their_lines(tmp_path: Path) -> None:
    write(tmp_path, "html/page.html.j2", "<p>{{ title }}\n<p>{{ body }}")
    assert list_slots(find_frames(SHIPPED, tmp_path).frame("html/page.html.j2")) == (
        ("body", 2), ("title", 1))


@pytest.mark.parametrize(("text", "code", "line"), [
    ("{{ body }}\n{{ titel }}", "frame-slot-unknown", 2),
    ("{{ body }}\n{% if %}", "frame-syntax", 2), ("<p>", "frame-slot-missing", 0),
    ('{{ body }}\n\n<link href="https://x.example/a.css">', "frame-remote-resource", 3),
    ('{{ body }}<img src="//x.example/a.png">', "frame-remote-resource", 1),
    ("{{ body }}\n{{ title.foo }}", "frame-syntax", 2),
    ('{{ body }}{% include "x" %}', "frame-syntax", 1),
    ("{{ body }}{% for a in title %}{{ a }}{% endfor %}", "frame-syntax", 1),
    ("{{ body }}<style>@import url(https://x.example/a.css);</style>", "frame-remote-resource", 1),
    ('{{ body }}<svg><image href="https://x.example/a.png"/></svg>', "frame-remote-resource", 1),
    ("{{ body }}<p style='background: url(//x.example/a)'>", "frame-remote-resource", 1),
    ('{{ body }}<meta http-equiv="refresh" content="0">', "frame-remote-resource", 1),
    ('{{ body }}<img\nsrcset="a.png 1x, b.png 2x" src="data:,">', "frame-remote-resource", 1),
    ("{{ body }}\n<p style='background: u\\72l(a.png)'>", "frame-remote-resource", 2),
    ('{{ body }}<img src="&#104;ttps://x.example/a.png">', "frame-remote-resource", 1),
    ('{{ body }}<style>\np {}\n@import "a.css";</style>', "frame-remote-resource", 3),
    ('{{ body }}<form action="https://x.example/"></form>', "frame-remote-resource", 1),
    ('{{ body }}<a href="#text" ping="https://x.example/">a</a>', "frame-remote-resource", 1),
    ('{{ body }}<iframe srcdoc="a"></iframe>', "frame-remote-resource", 1),
    ('<base href="https://x.example/">{{ body }}', "frame-remote-resource", 1),
    ("{{ body }}\n<script>fetch('https://x.example/')</script>", "frame-script", 2),
    ("{{ body }}<script type=module>import '//x.example/a.js'</script>", "frame-script", 1),
    ('{{ body }}<body onload="fetch(1)">', "frame-script", 1),
    ('{{ body }}<svg onload=1>', "frame-script", 1),
    ('{{ body }}<a href=" java&#10;script:alert(1)">a</a>', "frame-script", 1)])
def test_a_frame_that_cannot_be_used_says_where(tmp_path: Path, text: str, code: str,
                                                line: int) -> None:
    write(tmp_path, "html/page.html.j2", text)
    found = check(tmp_path, "html/page.html.j2")
    assert [one.code for one in found] == [code]
    assert found[0].span.line == line
    assert found[0].span.file.endswith("templates/html/page.html.j2")


@pytest.mark.parametrize(("css", "code", "place"), [
    ("p {}\nh1 { background: url(https://x.example/a.png) }", "frame-remote-resource", (2, 18)),
    ('@import "https://x.example/a.css";', "frame-remote-resource", (1, 1)),
    ('p { background: image-set("https://x.example/a.png" 1x) }', "frame-remote-resource", (1, 17)),
    ('p { background: url("a.png") }', "frame-remote-resource", (1, 17)),
    ("p { color: red; } }", "frame-syntax", (1, 19)),
    ("p { color: red;\nh1 { color: blue }", "frame-syntax", (1, 3)),
    ("/* { */ p { content: '}' }\n\n@media print { h1 { color: blue }", "frame-syntax", (3, 14)),
    ("@media print { p { color red } }", "frame-syntax", (1, 29))])
def test_a_style_sheet_that_cannot_be_used_says_where(tmp_path: Path, css: str, code: str,
                                                      place: tuple[int, int]) -> None:
    write(tmp_path, "css/page.css", css)
    found = check(tmp_path, "css/page.css")
    assert [(one.code, one.span.line, one.span.column) for one in found] == [(code, *place)]


def test_brackets_in_strings_and_remarks_are_none(tmp_path: Path) -> None:
    write(tmp_path, "css/page.css", "/* { ( */ p { content: '{' \"(\" }\n"
          ".a\\{ { background: url(data:image/svg+xml;[,A) }")
    assert check(tmp_path, "css/page.css") == []


def test_what_only_leads_elsewhere_is_asked_for_by_nobody(tmp_path: Path) -> None:
    write(tmp_path, "html/page.html.j2", """{# <script> #}{{ body }}
        <a href="https://x.example/" class="one">the house</a><img src="data:image/png;base64,AA">
        <svg><use href="#a"/></svg><!-- <img src="a.png"> -->
        <style>p { background: url(data:image/png;base64,AA) }</style>""")
    assert check(tmp_path, "html/page.html.j2") == []


def test_a_data_address_is_no_remote_resource(tmp_path: Path) -> None:
    write(tmp_path, "css/page.css", "p { background: url(data:image/png;base64,AAAA) }")
    assert check(tmp_path, "css/page.css") == []


def test_what_the_engine_leaves_out_of_a_print_sheet_is_a_warning(tmp_path: Path) -> None:
    write(tmp_path, "css/print.css", "p { color: red }\nh1 { text-wrap: balance }")
    found = check(tmp_path, "css/print.css")
    assert [(one.code, one.severity, one.span.line) for one in found] == [
        ("frame-css", "warning", 2)]


def test_the_engine_is_heard_where_the_program_around_us_has_silenced_it(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logging.getLogger("weasyprint"), "disabled", True)
    write(tmp_path, "css/print.css", "h1 { text-wrap: balance }")
    assert [one.code for one in check(tmp_path, "css/print.css")] == ["frame-css"]
    assert logging.getLogger("weasyprint").disabled


def test_a_frame_that_is_not_utf8_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, "css/page.css", "")
    (tmp_path / "templates/css/page.css").write_bytes(b"p { content: '\xa4' }")
    assert [one.code for one in check(tmp_path, "css/page.css")] == ["frame-encoding"]


def test_words_in_a_slot_are_escaped_and_code_does_not_run(tmp_path: Path) -> None:
    write(tmp_path, "html/page.html.j2", "{{ title }}{{ body }}")
    frame = find_frames(SHIPPED, tmp_path).frame("html/page.html.j2")
    assert fill_frame(frame, title="<b>", body="") == "&lt;b&gt;"
    write(tmp_path, "html/page.html.j2", "{{ body.__class__.__mro__ }}")
    frame = find_frames(SHIPPED, tmp_path).frame("html/page.html.j2")
    with pytest.raises(PresskitError, match="more than a slot"):
        fill_frame(frame, body="")


def test_frames_cross_a_process_border() -> None:
    frames = find_frames(SHIPPED)
    assert pickle.loads(pickle.dumps(frames)) == frames
