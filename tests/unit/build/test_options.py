"""What a build was asked for."""

import pytest

from presskit.build.options import Options, check_options
from presskit.diagnostics import PresskitError

LOCALES = ("zh-Hant-HK", "ja")


def test_without_filters_everything_is_wanted():
    assert Options().wants("ja", "quote-card", "png")
    assert not Options().filtered


def test_what_lies_outside_a_filter_is_kept():
    options = Options(locales=("ja",), formats=("pdf",))
    assert options.filtered
    assert options.wants("ja", "fact-sheet", "pdf")
    assert options.keeps({"locale": "ja", "document": "fact-sheet", "format": "docx"})
    assert not options.keeps({"locale": "ja", "document": "fact-sheet", "format": "pdf"})


def test_workers_and_force_do_not_change_the_result():
    assert Options(jobs=4, force=True).words == Options().words
    assert Options(release=True).words != Options().words


@pytest.mark.parametrize(("options", "code", "near"), [
    (Options(locales=("zh-Hant-TW",)), "locale-unknown", "zh-Hant-HK"),
    (Options(documents=("press-releases",)), "document-unknown", "press-release"),
    (Options(formats=("word",)), "format-unknown", "docx")])
def test_an_unknown_filter_is_a_wrong_command_line(options, code, near):
    with pytest.raises(PresskitError) as caught:
        check_options(options, LOCALES)
    assert caught.value.exit_code == 2
    assert caught.value.diagnostics[0].code == code
    assert near in caught.value.diagnostics[0].hint


def test_only_the_writers_that_may_be_needed_are_loaded_ahead():
    pdf, docx, card = (f"presskit.render.{name}" for name in ("pdf", "docx", "card"))
    assert {pdf, docx, card} <= set(Options().writers)
    assert Options(documents=("quote-card",)).writers == (card,)
    assert Options(documents=("fact-sheet",), formats=("docx",)).writers == (docx,)
    assert Options(formats=("pdf",)).writers == (card, pdf)
    assert Options(documents=("no-such-kind",)).writers == ()
