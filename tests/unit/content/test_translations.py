"""PO catalogues and approvals as plain values."""

from __future__ import annotations

from presskit.content.files import Source
from presskit.content.translations import read_approvals, read_catalogue
from presskit.content.yaml import Places
from presskit.diagnostics import Findings
from presskit.document import Strong, Text

HEADER = 'msgid ""\nmsgstr ""\n"Language: ja\\n"\n\n'


def read(text: str, locale: str = "ja", reader=read_catalogue):
    values, places, findings = {}, Places(), Findings()
    reader(locale, Source(f"{locale}.po", text), values, places, findings)
    return values, places, findings


def test_an_entry_is_read_with_all_that_belongs_to_it() -> None:
    values, places, findings = read(
        HEADER + '# mine\n#. for you\n#, fuzzy\n#| msgid "old"\nmsgctxt "c"\nmsgid "a\\n"\n"b"\n'
        'msgstr "**x** \\"y\\""\n')
    said = values["catalogues"]["ja"]
    assert said["header"] == (("Language", "ja"),)
    assert said["messages"] == [{
        "context": "c", "source": "a\nb", "words": '**x** "y"', "fuzzy": True, "previous": "old",
        "comment": "for you", "remark": "mine", "obsolete": False,
        "inlines": (Strong((Text("x"),)), Text(' "y"'))}]
    assert places["catalogues", "ja", "c", "a\nb"].line == 9 and not len(findings)


def test_obsolete_entries_are_kept_and_not_judged() -> None:
    values, _places, findings = read(HEADER + '#~ msgctxt "c"\n#~ msgid "a"\n#~ msgstr "<b>"\n')
    assert [one["obsolete"] for one in values["catalogues"]["ja"]["messages"]] == [True]
    assert not len(findings)


def test_an_entry_given_twice_points_to_the_first() -> None:
    entry = 'msgctxt "c"\nmsgid "a"\nmsgstr "b"\n\n'
    _values, _places, findings = read(HEADER + entry + entry)
    (found,) = findings
    assert (found.code, found.span.line, found.related[0][0].line) == ("po-duplicate", 9, 5)


def test_the_same_source_in_two_containers_is_two_entries() -> None:
    values, _places, findings = read(
        HEADER + 'msgctxt "c"\nmsgid "a"\nmsgstr "b"\n\nmsgctxt "d"\nmsgid "a"\nmsgstr "b"\n')
    assert len(values["catalogues"]["ja"]["messages"]) == 2 and not len(findings)


def test_markup_is_checked_where_the_translation_stands() -> None:
    _values, _places, findings = read(
        HEADER + 'msgctxt "c"\nmsgid "a"\n"b"\nmsgstr ""\n"x **y"\n')
    assert [(one.code, one.span.line) for one in findings] == [("markdown-literal-marker", 8)]


def test_a_header_of_another_language_is_an_error_and_another_spelling_is_not() -> None:
    assert [one.code for one in read(HEADER, "ko")[2]] == ["po-language"]
    taiwan = HEADER.replace("ja", "zh_TW")
    assert not len(read(taiwan, "zh-Hant-TW")[2])
    assert [one.code for one in read(taiwan, "zh-Hant-HK")[2]] == ["po-language"]
    assert not len(read(HEADER.replace("ja", "zh_Hans_CN"), "zh-Hans-CN")[2])


def test_plural_forms_are_refused() -> None:
    text = HEADER + 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\n'
    assert [one.code for one in read(text)[2]] == ["po-plural"]


def test_a_file_name_that_is_no_tag_is_an_error() -> None:
    for name in ("JA", "japanese", "zh_CN"):
        assert [one.code for one in read(HEADER, name)[2]] == ["locale-unknown"]


def test_an_empty_file_is_a_catalogue_without_entries() -> None:
    assert read("")[0]["catalogues"]["ja"]["messages"] == []


def test_approvals_are_a_list_with_places() -> None:
    values, places, findings = read("- {path: a, state: final}\n", "ja", read_approvals)
    assert values == {"approvals": {"ja": [{"path": "a", "state": "final"}]}}
    assert places["approvals", "ja", 0, "state"].column == 20 and not len(findings)
