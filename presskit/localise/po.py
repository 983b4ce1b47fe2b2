"""A catalogue as the text of a PO file (GNU gettext).

Here: headers, order of comments, quoting.  Never here: reading (``content``), merging.

A string is broken at its own line feeds and nowhere else, as gettext does with ``--no-wrap``,
so that a change of one word is a change of one line; no date and no tool's name, so that
nothing changes but what somebody changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from presskit.locales import language
from presskit.model.segment import Catalogue, Message

__all__ = ["write_catalogue"]

_KEPT = ("Last-Translator", "Language-Team")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"})


def write_catalogue(catalogue: Catalogue, project: str, source: str) -> str:
    """The PO text of a catalogue.

    ``project`` is the kit's id and ``source`` the locale translated from; both stand in the
    header, where Poedit looks for them.
    """
    kept = dict(catalogue.header)
    header = {
        "Project-Id-Version": project,
        **{key: kept[key] for key in _KEPT if kept.get(key)},
        "Language": catalogue.locale,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": _plurals(catalogue.locale),
        "X-Source-Language": source,
    }
    head = ['msgid ""', 'msgstr ""',
            *(_quoted(f"{key}: {value}\n") for key, value in header.items())]
    blocks = ["\n".join(head), *("\n".join(_entry(one)) for one in catalogue.messages)]
    return "\n\n".join(blocks) + "\n"


def _plurals(locale: str) -> str:
    """How many forms a noun has beside a number (GNU gettext), as Poedit wants it said."""
    from babel.messages.plurals import get_plural

    return get_plural(language(locale)).plural_forms


def _entry(message: Message) -> Iterator[str]:
    """The lines of one entry, in the order of the GNU manual."""
    yield from _comment("#", message.remark)
    yield from _comment("#.", message.comment)
    if message.fuzzy:
        yield "#, fuzzy"
    mark = "#~ " if message.obsolete else ""
    if message.previous and not message.obsolete:
        yield from _string("#| ", "msgid", message.previous)
    yield from _string(mark, "msgctxt", message.context)
    yield from _string(mark, "msgid", message.source)
    yield from _string(mark, "msgstr", message.words)


def _string(mark: str, word: str, text: str) -> Iterator[str]:
    lines = re.findall(r"[^\n]*\n|[^\n]+", text) or [""]
    if len(lines) > 1:
        lines = ["", *lines]
    yield f"{mark}{word} {_quoted(lines[0])}"
    yield from (f"{mark}{_quoted(line)}" for line in lines[1:])


def _comment(mark: str, text: str) -> Iterator[str]:
    for line in text.splitlines():
        yield f"{mark} {line}".rstrip()


def _quoted(text: str) -> str:
    return f'"{text.translate(_ESCAPES)}"'
