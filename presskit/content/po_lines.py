"""The lines of a PO file: is each one well formed, and which entry does it belong to.

Here: the grammar of GNU gettext's PO, line by line.  Never here: what an entry says.

polib reads leniently (a text whose quotation mark is not closed becomes empty without a
word), so a translation could be lost in silence; these lines are checked before it reads.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from presskit.content.files import Source
from presskit.diagnostics import Findings, Span

__all__ = ["EntryLines", "check_lines"]

_KEYWORD = re.compile(r"(?P<mark>#~\s*)?(?P<word>msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?)"
                      r"\s+(?P<text>.*)")
_TEXT = re.compile(r'"(?:[^"\\]|\\.)*"\s*')
_ESCAPE = re.compile(r"\\(?:[nrtabfv\"\\]|[0-7]{1,3}|x[0-9A-Fa-f]{2})")
_FOLLOWS = {"msgctxt": ("", "msgstr"), "msgid": ("", "msgctxt", "msgstr"),
            "msgid_plural": ("msgid",), "msgstr": ("msgid", "msgid_plural", "msgstr[")}


@dataclass(slots=True)
class EntryLines:
    """Where one entry begins, and where its translation begins (both count from 1)."""

    first: int
    words: int = 0


def check_lines(source: Source, findings: Findings) -> list[EntryLines] | None:
    """The entries of a PO file in order, the header first; ``None`` if a line is wrong.

    Only the first wrong line is reported: what follows it can't be judged.
    """
    entries: list[EntryLines] = []
    last = ""
    for number, line in enumerate(source.text.split("\n"), 1):
        bare = line.strip()
        keyword = _KEYWORD.fullmatch(bare)
        if not bare or (bare.startswith("#") and not keyword and not bare.startswith('#~ "')):
            continue
        text = keyword["text"] if keyword else re.sub(r"^#~\s*", "", bare)
        fault = _find_fault(text, keyword["word"] if keyword else "", last)
        if fault:
            column = line.index(text) + 1 if text else len(line) + 1
            findings.error("po-syntax", fault[0], hint=fault[1],
                           span=Span(source.file, number, column, number, len(line) + 1))
            return None
        if keyword:
            last = keyword["word"]
            if last == "msgctxt" or (last == "msgid" and not _open(entries)):
                entries.append(EntryLines(number))
            if last.startswith("msgstr"):
                entries[-1].words = entries[-1].words or number
    if entries and not entries[-1].words:
        findings.error("po-syntax", "this entry breaks off: it has no msgstr",
                       hint='end it with a line msgstr ""',
                       span=Span(source.file, entries[-1].first, 1))
        return None
    return entries


def _open(entries: list[EntryLines]) -> bool:
    return bool(entries) and not entries[-1].words


def _find_fault(text: str, word: str, last: str) -> tuple[str, str] | None:
    kind = "msgstr" if word.startswith("msgstr") else word
    before = "msgstr" if last == "msgstr" or (last.startswith("msgstr[") and kind != "msgstr") \
        else "msgstr[" if last.startswith("msgstr[") else last
    if word and before not in _FOLLOWS[kind]:
        return (f"{word} stands where another line is wanted",
                "each entry has msgctxt, msgid and msgstr, in this order")
    if not _TEXT.fullmatch(text):
        if not text.startswith('"'):
            return ("this line is not PO", "a text stands between quotation marks; a comment "
                    "begins with #")
        if re.search(r'(?<!\\)"', text[1:-1]):
            return ("a quotation mark stands inside the text without a backslash",
                    'write \\" inside the text')
        return "the quotation mark is not closed", "close it at the end of the line"
    if not word and not last:
        return "a text stands before the first entry", "put msgid or msgstr before it"
    for escape in re.findall(r"\\.", text.replace("\\\\", "")):
        if not _ESCAPE.match(escape):
            return (f"{escape} means nothing in a PO file", "type the backslash twice")
    return None
