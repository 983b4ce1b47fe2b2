"""The lines of a PO file."""

from __future__ import annotations

import pytest

from presskit.content.files import Source
from presskit.content.po_lines import check_lines
from presskit.diagnostics import Findings

SOUND = '''msgid ""
msgstr ""
"Language: ja\\n"

#. a comment
#: place:1
#, fuzzy
#| msgid "old"
msgctxt "c"
msgid "a"
"b"
msgstr "c \\"d\\" \\\\ \\n"

#~ msgctxt "e"
#~ msgid "f"
#~ "g"
#~ msgstr ""
'''


def check(text: str):
    findings = Findings()
    return check_lines(Source("f.po", text), findings), list(findings)


def test_every_entry_is_found_with_its_lines() -> None:
    entries, findings = check(SOUND)
    assert not findings
    assert [(one.first, one.words) for one in entries] == [(1, 2), (9, 12), (14, 17)]


@pytest.mark.parametrize(("text", "line", "words"), [
    ('msgid "a"\nmsgstr "b\n', 2, "not closed"),
    ('msgid "a"\nmsgstr "b" x\n', 2, "without a backslash"),
    ('msgid "a"\nmsgstr "say "b""\n', 2, "without a backslash"),
    ('msgid "a"\n"b\nmsgstr "c"\n', 2, "not closed"),
    ('foo\n', 1, "not PO"), ('msgid a\n', 1, "not PO"),
    ('msgid "a"\nmsgstr ""\n"b\\q"\n', 3, "means nothing"),
    ('msgid "a"\n\nmsgid "b"\nmsgstr "c"\n', 3, "another line is wanted"),
    ('msgstr "x"\n', 1, "another line is wanted"), ('"x"\n', 1, "before the first entry"),
    ('msgctxt "a"\nmsgstr "b"\n', 2, "another line is wanted"),
    ('msgid "a"\n', 1, "no msgstr")])
def test_the_first_wrong_line_is_named(text: str, line: int, words: str) -> None:
    entries, findings = check(text)
    assert entries is None
    (found,) = findings
    assert (found.code, found.span.line) == ("po-syntax", line)
    assert words in found.message and found.hint


def test_every_line_of_a_sound_file_can_be_broken_and_is_found() -> None:
    lines = SOUND.split("\n")
    for at, line in enumerate(lines):
        if '"' in line and not line.startswith(("#|", "#~")):
            broken = "\n".join([*lines[:at], line.rstrip('"'), *lines[at + 1:]])
            entries, findings = check(broken)
            assert entries is None and findings[0].span.line == at + 1, broken
