"""The coverage gate, and what the faces of a locale are asked for."""

from __future__ import annotations

from dataclasses import replace

from presskit.diagnostics import Findings
from presskit.document import Figure, Paragraph, Running, Text
from presskit.render.blend import BLEND
from presskit.render.coverage import check_coverage, plan_charset
from tests.helpers import documents
from tests.helpers.rendering import shipped_fonts

FONTS = shipped_fonts()


def check(document) -> list:
    findings = Findings()
    check_coverage(document, FONTS, findings)
    return list(findings)


def test_every_helper_document_is_covered() -> None:
    for locale in documents.LOCALES:
        assert check(documents.release(locale)) == []


def test_a_character_that_no_face_has_is_named_with_its_place() -> None:
    body = Paragraph("body", (Text("前面的字\U00030000後面的字", segment="release.body@0a1b2c3d"),))
    found = check(replace(documents.release(), children=(body,)))
    assert [one.code for one in found] == ["character-missing"]
    assert "U+30000" in found[0].message and "CJK UNIFIED IDEOGRAPH-30000" in found[0].message
    assert "前面的字" in found[0].message
    assert found[0].segment == "release.body@0a1b2c3d"
    assert found[0].hint


def test_one_finding_a_character_and_segment() -> None:
    text = Text("\U00030000\U00030000", segment="a@1")
    body = Paragraph("body", (text, Text("\U00030000", segment="b@1")))
    assert len(check(replace(documents.release(), children=(body,)))) == 2


def test_running_lines_and_drawn_signs_pass_the_gate_too() -> None:
    release = documents.release()
    running = Running(footer_start=(Text("\U00030000"),))
    assert check(replace(release, running=running))
    assert check(replace(release, children=(Figure("portrait", "monogram:\U00030000"),)))


def test_a_charset_asks_each_family_for_its_own_characters() -> None:
    body = Paragraph("body", (Text("論壇AI髙 Ivy"),))
    charset = plan_charset([replace(documents.release(), children=(body,), running=Running())],
                           FONTS)
    families = dict(charset.families)
    assert "論" in families["hk"] and "髙" not in families["hk"]
    assert families["sc"].strip() == "髙"
    assert {"I", "v", "y"} <= set(families["latin"])
    assert {"A", "I"} <= set(families[BLEND])


def test_an_english_document_without_han_asks_for_no_east_asian_face() -> None:
    release = replace(documents.release("en"), children=(Paragraph("body", (Text("Forum"),)),))
    assert {key for key, _ in plan_charset([release], FONTS).families} == {"latin"}
