"""No line of a paragraph begins or ends with what may not, at any width of the column.

CLREQ (prohibition rules for line start and line end, text alignment and justification), JLREQ
3.1.7 to 3.1.10, KLREQ (line breaking rules); the paragraphs of both kits in every language,
at eighteen widths (those of the third: ``test_all_weather``).
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import pytest

from presskit.build.languages import open_languages
from presskit.build.load import load
from presskit.compose import compose
from presskit.desk import Desk
from presskit.render.rules import read_rules
from presskit.render.runs import GAP
from tests.helpers.paper import PaperLine, lay_column, lay_out, open_sheet
from tests.helpers.rendering import open_context

pytestmark = pytest.mark.slow

TOP = Path(__file__).parent.parent
EXAMPLE = TOP / "content" / "ai-creation-forum-2025"
PRIZE = TOP / "tests" / "kits" / "tidal-prize-2027"
WIDTHS = (100, 120, 140, 155, 170, 190, 205, 225, 240, 260, 275, 295, 310, 330, 345, 365, 390, 420)
ENDS = frozenset({"body", "lead", "bio-text", "quote-words"})
UNITS = (re.compile(r"[0-9]$"), re.compile(
    r"[年月日時时分秒歲岁人位%％℃]|(?:mm|cm|km|kg|fps|Hz|million|billion)(?![A-Za-z])"))


KINDS = ("press-release", "speaker-bios", "quote-sheet", "fact-sheet")


@lru_cache(maxsize=2)
def documents(kit: Path, locale: str, kinds: tuple[str, ...] = KINDS):
    desk = Desk()
    languages = open_languages(load(kit, desk), desk)
    known, tables = languages.reach(locale).kit, languages.tables(locale)
    return [one for kind in kinds for one in compose(known, kind, tables)]


def breaches(lines: list[PaperLine], short: set[str]) -> list[str]:
    found, letters = [], 0
    for line, behind in zip(lines, [*lines[1:], None], strict=True):
        text, rules = line.text, read_rules(line.language)
        if not text:
            continue
        follows = behind is not None and not line.last
        own = sum(one.isalnum() for one in text)
        letters = own if line.first else letters + own
        if not line.first and text[0] in rules.no_line_start:
            found.append(f"begins: {text[:12]}")
        if follows and text[-1] in rules.no_line_end:
            found.append(f"ends: {text[-12:]}")
        if follows and behind.text and text[-1] == behind.text[0] and \
                text[-1] in rules.never_parted:
            found.append(f"parted: {text[-12:]} / {behind.text[:12]}")
        if follows and UNITS[0].search(text) and UNITS[1].match(behind.text):
            found.append(f"unit: {text[-12:]} / {behind.text[:12]}")
        if line.parted and line.whole <= line.measure - GAP * line.size:  # that follows it
            found.append(f"word: {text[-12:]} / {line.parted}")
        if line.last and not line.first and line.role in ENDS and own < 2 <= letters:
            found.append(f"alone: {text}")
        over = (line.width - line.measure) / line.size
        if over > (0.1 if "\ufffc" not in text else 1):  # the dot behind a full line's address
            found.append(f"out: {text}")
        if line.align == "justify" and follows and text not in short and over < -0.1:
            found.append(f"edge: {text}")
    return found


@pytest.mark.parametrize(("kit", "locale"), [
    (EXAMPLE, "zh-Hant-HK"), (EXAMPLE, "zh-Hant-TW"), (EXAMPLE, "zh-Hans-CN"), (EXAMPLE, "en"),
    (EXAMPLE, "ja"), (EXAMPLE, "ko"), (PRIZE, "zh-Hans-CN"), (PRIZE, "ja")],
    ids=lambda one: one if isinstance(one, str) else one.name)
def test_no_line_breaks_a_rule_at_any_width(kit, locale):
    assert_lines_keep_rules(kit, locale)


def assert_lines_keep_rules(kit: Path, locale: str, kinds: tuple[str, ...] = KINDS) -> None:
    """The lines of a kit's documents at every width."""
    context, seen, found = open_context(kit), 0, {}
    for document in documents(kit, locale, kinds):
        sheet = open_sheet(document, context)
        for width in WIDTHS:
            lines, became = lay_column(sheet, width)
            seen += len(lines)
            short = {"".join(one for one in text if one not in "\u2060\u200b\u00ad").strip()
                     for text in became.short}
            if bad := breaches(lines, short):
                found[document.kind, width] = bad
    assert not found
    assert seen > 1000


@pytest.mark.parametrize("locale", ["zh-Hant-HK", "zh-Hant-TW", "zh-Hans-CN", "ja"])
def test_no_line_of_the_example_stays_short_at_its_own_measure(locale):
    context = open_context(EXAMPLE)
    opened = 0
    for document in documents(EXAMPLE, locale):
        _lines, became = lay_out(document, context, 1000)  # wider than the column: it decides
        assert not became.short
        opened += len(became.opened)
    assert opened > 50


def test_the_rules_are_seen_to_be_broken():
    line = PaperLine("「創作", "body", "zh-Hant-HK", "justify", 90, 100, 10, True, False)
    other = PaperLine("」了", "body", "zh-Hant-HK", "justify", 20, 100, 10, False, True)
    assert breaches([line, other], set()) == ["edge: 「創作", "begins: 」了", "alone: 」了"]
