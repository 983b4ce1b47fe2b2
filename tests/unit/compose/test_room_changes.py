"""What a press room says of earlier versions."""

import datetime as dt
from dataclasses import replace

import pytest

from presskit.compose import compose
from presskit.compose.room import compose_pages, compose_side
from presskit.compose.room_facts import Earlier, Room
from presskit.document import Link, plain_text, walk
from presskit.model.kit import Replacement
from presskit.model.segment import Segment


@pytest.fixture
def third(new_kit, new_tables):
    """The room of a kit whose third version corrects the second, and that the first."""
    kit, tables = new_kit(), new_tables("en")

    def note(version):
        words = Segment.plain(f"In {version}.", f"kit.corrections.{version}.note", "en")
        return Replacement(date=dt.date(2026, 3, 18 + version), note=words)

    kit = kit.model_copy(update={"version": 3, "corrections": {
        str(version): note(version) for version in (2, 3)}})
    documents = tuple(one for kind in ("press-release", "fact-sheet")
                      for one in compose(kit, kind, tables))
    earlier = tuple(Earlier(version, "en", tuple(
        replace(one, children=one.children[:-version]) for one in documents))
        for version in (2, 1))
    side = compose_side(kit, tables, documents, (), earlier)
    return Room(kit, tables, documents, (), (side,), earlier=earlier)


def links_to_versions(page):
    return [one.href.rpartition("/")[2] for one in walk(page) if isinstance(one, Link)
            and "superseded" in one.href]


def test_the_kits_page_leads_to_every_earlier_version_and_others_to_the_last(third):
    pages = {one.subject: one for one in compose_pages(third)}
    assert links_to_versions(pages["index"]) == ["superseded-v2", "superseded-v1"]
    assert links_to_versions(pages["fact-sheet"]) == ["superseded-v2"]
    assert {"superseded-v1", "superseded-v2"} <= pages.keys()


def test_a_document_that_waited_for_review_is_compared_with_what_was_read_of_it_last(third):
    second, first = third.earlier
    waited = replace(second, documents=tuple(
        one for one in second.documents if one.kind != "fact-sheet"))
    pages = {one.subject: one for one in compose_pages(replace(third, earlier=(waited, first)))}
    assert links_to_versions(pages["fact-sheet"]) == ["superseded-v1"]
    told = plain_text(pages["fact-sheet"])
    assert "What changed since version 1" in told and "In 3." in told and "In 2." in told
    assert "Also changed" in plain_text(pages["index"])


def test_a_document_says_beside_its_version_the_day_of_the_correction(third):
    for one in third.documents:
        assert plain_text(one.running.footer_start).endswith("Version 3 · 21 March 2026")
        assert dict(one.properties)["date"] == third.kit.release_date.isoformat()
