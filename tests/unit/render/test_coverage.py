"""The coverage gate, and what the faces of a locale are asked for."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from presskit.diagnostics import Findings
from presskit.document import Figure, Heading, Paragraph, Running, Text
from presskit.render.blend import BLEND
from presskit.render.coverage import check_coverage, find_lacking, plan_charset
from presskit.render.families import Choice, Member, choose_families
from presskit.render.fonts import Face, Family, Fonts
from tests.helpers import documents
from tests.helpers.faces import cut_face
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


# Chosen families ------------------------------------------------------------------------------

RARE = "\ue000"  # of the Private Use Area: no face of ours has it


def with_gull(tmp_path: Path, *, headings: bool) -> Fonts:
    """The tables with a house's Latin face, which has a sign of its own."""
    path = tmp_path / "Gull.ttf"
    path.write_bytes(cut_face("Gull Sans", rare=RARE))
    data = path.read_bytes()
    faces = (Face(str(path), weight, sha256(data).hexdigest(), len(data)) for weight in (400, 700))
    gull = (Member(Family("gull", "Gull Sans", *faces), ("en",)),)
    choice = Choice((), gull) if headings else Choice(gull, gull)
    return choose_families(FONTS, {"zh-Hant-HK": choice}, {}).of("zh-Hant-HK")


def test_a_character_that_only_a_chosen_face_has_passes_wherever_it_stands(
        tmp_path: Path) -> None:
    fonts = with_gull(tmp_path, headings=True)
    release = replace(documents.release(), children=(
        Heading(1, "headline", (Text(f"標題{RARE}"),)), Paragraph("body", (Text(f"內文{RARE}"),))))
    findings = Findings()
    check_coverage(release, fonts, findings)
    assert not findings.items and check(release)
    assert RARE in dict(plan_charset((release,), fonts).families)["gull"]


def test_headings_ask_their_own_family_and_text_asks_ours(tmp_path: Path) -> None:
    release = replace(documents.release(), running=Running(), children=(
        Heading(1, "headline", (Text("標題 Kiwi words"),)),
        Paragraph("body", (Text("內文 Zebra words"),))))
    asked = dict(plan_charset((release,), with_gull(tmp_path, headings=True)).families)
    assert "K" in asked["gull"] and "Z" in asked["latin"] and "內" in asked["hk"]
    assert {"words", "words-headings"} <= set(asked)


def test_what_a_family_lacks_is_counted_among_what_it_is_asked_for(tmp_path: Path) -> None:
    body = Paragraph("body", (Text("內文 Łódź"),))
    release = replace(documents.release(), running=Running(), children=(body,))
    fonts = with_gull(tmp_path, headings=False)
    assert find_lacking((release,), fonts, "gull") == (4, "óŁź")
