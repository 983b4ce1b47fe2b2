"""Words as they are typed into Markdown, so that they are read as just these words.

Here: which signs need a backslash.  Never here: what words say.
"""

from __future__ import annotations

import re

from presskit.content.inlines import join_lines

__all__ = ["type_block", "type_words"]

_SIGNS = re.compile(
    r"[\\`*]"                      # always markup
    r"|(?<![^\W_])_|_(?![^\W_])"   # stress, unless inside a word
    r"|~(?=~)|(?<=~)~|(?<=_)_"     # looks like stress that is not closed
    r"|\[(?=[^\[\]]*\]\()|\](?=\()|!(?=\[)"
    r"|<(?=[A-Za-z/!?])|&(?=#?\w+;)"
    r"|\{(?=[^{}\n]*\})")
_OPENING = re.compile(r"(?P<sign>#{1,6}(?=\s|$)|>|[-+](?=\s|$)|(?:-\s*){3,}$|={1,}\s*$|~{3,}|\||:-)"
                      r"|(?P<number>[0-9]{1,9})(?=[.)](?:\s|$))")


def type_words(words: str) -> str:
    """The words of a field or of a place inside a paragraph, in one line.

    >>> type_words("a*b and {q:x} in snake_case")
    'a\\\\*b and \\\\{q:x} in snake_case'
    """
    return _SIGNS.sub(lambda match: "\\" + match[0], " ".join(join_lines(words).split("\n")))


def type_block(typed: str) -> str:
    """What :func:`type_words` gave, at the beginning of a paragraph of ``release.md``.

    >>> type_block("1. January was cold")
    '1\\\\. January was cold'
    """
    match = _OPENING.match(typed)
    if match is None:
        return typed
    at = match.end() if match["number"] else 0
    return typed[:at] + "\\" + typed[at:]
