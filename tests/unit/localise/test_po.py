"""A catalogue as PO text."""

import polib
import pytest

from presskit.localise.po import write_catalogue
from presskit.model.segment import Catalogue, Message

FULL = Catalogue("ja", (
    Message("release.headline", 'A "quoted" \\ title\\\nsecond', "題\n", comment="Headline\nshort",
            remark="ask Ann"),
    Message("release.body", "new", "古", fuzzy=True, previous="old"),
    Message("release.body", "gone", "消", obsolete=True),
), (("PO-Revision-Date", "2026-01-01"), ("Last-Translator", "Ann"), ("X-Generator", "Poedit")))


def write(catalogue=FULL):
    return write_catalogue(catalogue, "sample", "zh-Hant-HK")


def test_the_text_is_what_a_translator_s_tool_writes():
    assert write() == r'''msgid ""
msgstr ""
"Project-Id-Version: sample\n"
"Last-Translator: Ann\n"
"Language: ja\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=1; plural=0;\n"
"X-Source-Language: zh-Hant-HK\n"

# ask Ann
#. Headline
#. short
msgctxt "release.headline"
msgid ""
"A \"quoted\" \\ title\\\n"
"second"
msgstr "題\n"

#, fuzzy
#| msgid "old"
msgctxt "release.body"
msgid "new"
msgstr "古"

#~ msgctxt "release.body"
#~ msgid "gone"
#~ msgstr "消"
'''


def test_another_reader_sees_the_same_entries():
    read = polib.pofile("#\n" + write(), wrapwidth=0)
    assert [(one.msgctxt, one.msgid, one.msgstr, one.fuzzy, one.previous_msgid or "",
             one.comment, one.tcomment, bool(one.obsolete)) for one in read] == [
        (one.context, one.source, one.words, one.fuzzy, one.previous, one.comment, one.remark,
         one.obsolete) for one in FULL.messages]


def test_no_date_and_no_tool_is_written():
    assert "Date" not in write() and "Poedit" not in write()


def test_a_long_text_stays_on_one_line():
    text = "長" * 500
    assert f'msgid "{text}"\n' in write(Catalogue("en", (Message("c", text, ""),)))


def test_a_language_with_two_numbers_says_so():
    assert "nplurals=2; plural=(n != 1);" in write(Catalogue("en"))


@pytest.mark.parametrize(("locale", "forms"), [
    ("ja", "nplurals=1; plural=0;"), ("zh-Hant-TW", "nplurals=1; plural=0;"),
    ("fr", "nplurals=2; plural=(n > 1);"), ("de", "nplurals=2; plural=(n != 1);"),
    ("vi", "nplurals=1; plural=0;"),
    ("pl", "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20)"
           " ? 1 : 2);")])
def test_a_file_says_how_its_language_counts(locale: str, forms: str) -> None:
    assert f'"Plural-Forms: {forms}\\n"' in write_catalogue(Catalogue(locale), "k", "en")
