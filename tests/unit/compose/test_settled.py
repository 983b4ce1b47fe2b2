"""What is only guessed is given as a fact in no document, and nothing of the author's is lost."""

import pytest

from presskit.compose import compose, lacking, settled
from presskit.document import Quote, plain_text, walk
from presskit.model.names import GUESS
from tests.unit.compose.conftest import BASE

NAME = "黃河清"


def guessed(group, key, **more):
    form = BASE[group][key]["names"]["zh-Hant-HK"]
    entry = {**BASE[group][key], **more, "names": {"zh-Hant-HK": {
        "full": form["full"], "status": "suggested", "method": GUESS}}}
    return {group: {**BASE[group], key: entry}}


def said(kit, kind, new_tables):
    return "\n".join(plain_text(one.children, "\n")
                     for one in compose(kit, kind, new_tables(kit.locale)))


@pytest.mark.parametrize("kind", ["speaker-bios", "speaker-bio", "fact-sheet", "quote-sheet",
                                  "quote-card"])
def test_a_guessed_person_is_on_no_sheet_and_no_card(new_kit, new_tables, kind):
    assert NAME in said(new_kit(), kind, new_tables)
    kit = new_kit(**guessed("people", "wong"))
    text = said(kit, kind, new_tables)
    assert NAME not in text and "橋樑連起" not in text


def test_the_release_keeps_the_words_and_names_nobody_under_them(new_kit, new_tables):
    for kit in (new_kit(**guessed("people", "wong")), new_kit(quotes={
            **BASE["quotes"], "wong-one": {**BASE["quotes"]["wong-one"],
                                           "speaker_is": "guessed"}})):
        (release,) = compose(kit, "press-release", new_tables("zh-Hant-HK"))
        (pulled,) = [node for node in walk(release) if isinstance(node, Quote)]
        assert "橋樑連起" in plain_text(pulled.children, "") and not pulled.attribution
        assert "我們開始，" in plain_text(release.children, "")


def test_a_guessed_speaker_takes_that_quote_alone_off_the_sheet(new_kit, new_tables):
    kit = new_kit(quotes={**BASE["quotes"], "wong-one": {
        **BASE["quotes"]["wong-one"], "speaker_is": "guessed"}})
    text = said(kit, "quote-sheet", new_tables)
    assert "橋樑連起" not in text and "我們開始" in text and NAME in text


@pytest.mark.parametrize(("group", "key", "words"), [
    ("organisations", "zeta", "乙會"), ("works", "fair", "春季博覽"), ("works", "river", "河》"),
    ("works", "bridges", "橋樑與人")])
def test_guessed_bodies_and_works_are_no_facts(new_kit, new_tables, group, key, words):
    assert words in said(new_kit(), "fact-sheet", new_tables)
    assert words not in said(new_kit(**guessed(group, key)), "fact-sheet", new_tables)


def test_who_is_described_at_the_end_is_somebody(new_kit, new_tables):
    kit = new_kit(**guessed("organisations", "office"))
    assert "辦事處成立於2010年" in said(kit, "press-release", new_tables)


def test_a_kit_without_guesses_is_as_it_was(new_kit):
    kit = new_kit()
    assert settled(kit) is kit


def test_a_sheet_of_nothing_but_guesses_is_empty(new_kit):
    kit = new_kit(people=guessed("people", "wong")["people"] | {
        "hill": guessed("people", "hill")["people"]["hill"]})
    assert lacking(kit, "speaker-bios") and lacking(kit, "quote-sheet")
