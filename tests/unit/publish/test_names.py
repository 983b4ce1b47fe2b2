"""Names of artifacts and archives."""

import pytest

from presskit.document import Artifact
from presskit.publish.names import ALL, Edition, publish_bundle_name, publish_name

DRAFTS = frozenset({("ja", "stale"), ("en", "stale"), ("en", "translated")})


def artifact(kind="press-release", locale="zh-Hant-HK", format="pdf", **more):
    return Artifact(kind, locale, format, "title", b"", **more)


def edition(**more):
    return Edition("opening", "zh-Hant-HK", "presskit", drafts=DRAFTS, **more)


def test_a_document_stands_in_the_folder_of_its_locale():
    assert (publish_name(artifact(), edition())
            == "zh-Hant-HK/opening-press-release-zh-Hant-HK.pdf")


def test_a_single_bio_names_its_person():
    assert (publish_name(artifact("speaker-bio", "en", "docx", subject="wen"), edition())
            == "en/opening-speaker-bio-wen-en.docx")


@pytest.mark.parametrize(("shape", "name"), [
    ("", "en/cards/opening-quote-language-en.png"),
    ("wide", "en/cards/opening-quote-language-wide-en.png")])
def test_a_card_stands_in_a_folder_of_its_own_and_says_its_shape(shape, name):
    card = artifact("quote-card", "en", "png", subject="language", shape=shape)
    assert publish_name(card, edition()) == name


def test_marks_stand_in_one_order():
    name = publish_name(artifact(locale="ja", state="stale"), edition(version=2, public=False))
    assert name == "ja/opening-press-release-ja-v2-EMBARGOED-DRAFT.pdf"


def test_the_first_version_and_a_clean_state_leave_no_mark():
    assert "-v1" not in publish_name(artifact(state="reviewed"), edition(version=1))
    assert "DRAFT" not in publish_name(artifact(state="reviewed"), edition())


def test_an_archive_is_a_draft_when_one_file_in_it_is():
    mixed, clean = {("en", "final"), ("en", "stale")}, {("en", "final"), ("ja", "translated")}
    assert publish_bundle_name(edition(), "en", mixed) == "en/opening-en-DRAFT.zip"
    assert publish_bundle_name(edition(), ALL, clean) == "opening-all.zip"
    assert publish_bundle_name(edition(public=False), ALL, clean) == "opening-all-EMBARGOED.zip"


def test_each_locale_has_a_bar_of_its_own():
    assert "DRAFT" in publish_name(artifact(locale="en", state="translated"), edition())
    assert "DRAFT" not in publish_name(artifact(locale="ja", state="translated"), edition())
