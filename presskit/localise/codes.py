"""A text in Markdown as plain words and markup, for formats that keep the two apart.

Here: cutting, and joining again without a difference.  Never here: a format, what a reference
means.

``join_codes(split_codes(text)) == text`` for whatever text: words that wouldn't come out the
same stay markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from presskit.document import Text
from presskit.localise.wording import write_inlines

__all__ = ["Code", "is_code", "is_reading", "join_codes", "split_codes"]

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_LINK_END = r"\]\((?:[^()\s]|\([^()\s]*\))*\)"
_STRESS = r"\*{1,2}|(?<![^\W_])_{1,2}|_{1,2}(?![^\W_])"
_REFERENCE = r"\{[a-z]+:[^{}\s]*\}"
_FIELD = r"[^\\*_`\[\]<&{}|\s](?:[^\\*_`\[\]<&{}|\n]*[^\\*_`\[\]<&{}|\s])?"
_READING = re.compile(rf"\\?(\{{{_FIELD}(?:\|{_FIELD})+\}})")
_SIGN = r"\\[!-/:-@\[-`{-~]|[\\*`\[\]_<&{}]"
_TOKEN = re.compile(rf"(?P<text>(?:\\[!-/:-@\[-`{{-~]|[^\\*_\[\]{{]|\\(?!\n))+)"
                    rf"|(?P<alone>\\\n|{_REFERENCE})"
                    rf"|(?P<edge>{_STRESS}|\[|{_LINK_END})|(?P<other>.)", re.DOTALL)
_OURS = re.compile(rf"\\\n|{_REFERENCE}|\*{{1,2}}|_{{1,2}}|\[|{_LINK_END}|{_SIGN}")


@dataclass(frozen=True, slots=True)
class Code:
    """A piece of markup.

    ``partner`` is the place of the other edge among the pieces (-1: it stands alone).
    """

    text: str
    partner: int = -1


def is_code(text: str) -> bool:
    """Whether this is a piece of markup as :func:`split_codes` gives it."""
    return bool(_OURS.fullmatch(text))


def is_reading(text: str) -> bool:
    """Whether this is characters with their reading as an author types them: among words, for
    whoever translates may keep, change or drop it."""
    return bool(_READING.fullmatch(text)) and text.startswith("{")


def split_codes(text: str) -> tuple[str | Code, ...]:
    """The text as plain words, without escapes, and markup.

    >>> split_codes(r"2 \\* 3 {q:a}")
    ('2 * 3 ', Code(text='{q:a}', partner=-1))
    """
    pieces: list[str | Code] = []
    run = ""
    for found in _TOKEN.finditer(text):
        if found["alone"] or found["edge"]:
            pieces += [*_words(run), Code(found[0])]
            run = ""
        else:
            run += found[0]
    return _paired([*pieces, *_words(run)])


def _words(run: str) -> list[str | Code]:
    """Words without their escapes; where an author escapes otherwise than we do, each sign that
    means something stays markup."""
    plain = _ESCAPED.sub(r"\1", run)
    if plain and _escape(plain) == run:
        return [plain]
    cut = re.split(f"({_SIGN})", run)
    return [Code(piece) if at % 2 else piece for at, piece in enumerate(cut) if piece]


def _escape(text: str) -> str:
    """The Markdown of words; among words, readings in braces are typed as they are."""
    return _READING.sub(r"\1", write_inlines((Text(text),)))


def _paired(pieces: list[str | Code]) -> tuple[str | Code, ...]:
    """The pieces, each opening edge with the one that closes it."""
    out = list(pieces)
    opened: list[int] = []
    for at, piece in enumerate(pieces):
        if not isinstance(piece, Code) or not re.fullmatch(rf"{_STRESS}|\[|{_LINK_END}",
                                                           piece.text):
            continue
        wanted = "[" if piece.text.startswith("](") else piece.text
        start = next((one for one in reversed(opened) if pieces[one].text == wanted), None)
        if start is None or piece.text == "[":
            opened.append(at)
        else:
            del opened[opened.index(start):]
            out[start] = Code(pieces[start].text, at)
            out[at] = Code(piece.text, start)
    return tuple(out)


def join_codes(pieces: Iterable[str | Code]) -> str:
    """The Markdown of words and markup."""
    parts: list[str] = []
    run = ""
    for piece in pieces:
        if isinstance(piece, Code):
            parts += [_escape(run), piece.text]
            run = ""
        else:
            run += piece
    return "".join([*parts, _escape(run)])
