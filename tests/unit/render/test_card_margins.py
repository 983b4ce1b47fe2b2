"""What stands above and below the quotation of a card."""

from __future__ import annotations

from presskit.diagnostics import Findings
from presskit.document import Figure, Paragraph, Running, Section, Text
from presskit.render.card import find_shape
from presskit.render.card_fit import Setting
from presskit.render.card_margins import place_alerts, place_foot, place_issuer
from presskit.render.card_text import Part, Run, read_card
from tests.unit.render.test_card import CONTEXT, card

SHAPE = find_shape("square", CONTEXT)
SETTING = Setting(CONTEXT.fonts, "en")
LONG = "Dean and Professor, School of Animation and Digital Arts, Communication University"


def part(style: str, text: str) -> Part:
    return Part(style, (Run(text, "en"),))


def corner(issuer: str):
    document = card("en")
    masthead = Section("masthead", (Figure("mark", "mark:K"),
                                    Paragraph("issuer", (Text(issuer),))))
    text = read_card(document.__class__(document.kind, "k", "en", "t", (document.children[0],
                                                                        masthead)), Findings())
    return place_issuer(text, SHAPE, SETTING, 994)


def words(line) -> str:
    return "".join(run.text for run in line.runs)


def test_lines_beside_the_issuer_are_shorter_and_those_above_it_are_not():
    place = corner("A newsroom with quite a long name")
    above, _top = place_foot((part("title", LONG), part("occasion", "x"), part("occasion", "y")),
                             SHAPE, SETTING, 994, place)
    beside, _top = place_foot((part("title", LONG),), SHAPE, SETTING, 994, place)
    assert len([one for one in beside if one.colour == "title"]) > len(
        [one for one in above if one.colour == "title"])


def test_the_foot_ends_at_its_bottom_and_reads_downwards():
    lines, top = place_foot((part("name", "A"), part("title", "B"), part("occasion", "C")),
                            SHAPE, SETTING, 994, corner("K"))
    assert [words(line) for line in lines] == ["A", "B", "C"]
    assert top < lines[0].y < lines[1].y < lines[2].y < 994


def test_the_issuer_stands_in_its_corner():
    place = corner("K")
    assert place.sign.y + place.sign.side <= 995
    last = place.lines[-1]
    assert last.x > place.sign.x + place.sign.side
    assert place.used < 0.42 * SHAPE.measure


def test_an_embargo_keeps_its_distance_from_a_label():
    together, below = place_alerts((part("alert", "Draft"), part("embargo", "Until noon")),
                                   SHAPE, SETTING)
    alone, _below = place_alerts((part("embargo", "Until noon"),), SHAPE, SETTING)
    assert together[0].y < together[1].y < below
    assert together[1].y - alone[0].y >= SHAPE.get("notice", "gap")


def test_without_alerts_the_card_begins_at_the_safe_area():
    assert place_alerts((), SHAPE, SETTING) == ([], SHAPE.safe[1])


def test_the_label_makes_the_band_a_row_of_dashes():
    from presskit.render.card_layout import lay_out

    plain = lay_out(read_card(card("en"), Findings()), SHAPE, SETTING)
    draft = lay_out(read_card(card("en", running=Running(label=(Text("Draft"),))), Findings()),
                    SHAPE, SETTING)
    assert [(one.colour, one.dashes) for one in plain.boxes] == [("band", 0.0)]
    assert draft.boxes[0].colour == "alert" and draft.boxes[0].dashes > 0
