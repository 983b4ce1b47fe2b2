"""Inlines as the text that an author would type.

Here: the canonical Markdown of inlines, what a text refers to, the form in which two texts are
the same.  Never here: reading Markdown (``content`` does), words of any locale.

Digests and the sources of a locale that is translated from a translation need one text for
one meaning, whatever the author typed (``_x_`` or ``*x*``).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from presskit.document import (
    Emphasis,
    Inline,
    LineBreak,
    Link,
    Reference,
    Span,
    Strong,
    Text,
    walk,
)

__all__ = ["each_reference", "fold", "quote_reference", "write_inlines"]

_FIELD = re.compile(r"\\(?=[!-/:-@\[-`{-~])|[*_`\[\]<&{}|]")
"""What would mean something inside the braces of a reading."""

_MARKUP = re.compile(
    r"\\(?=[!-/:-@\[-`{-~])"  # a backslash that would escape what follows
    r"|[*`\[\]]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # inside a word an underscore is a mere character
    r"|<(?=[A-Za-z/!?])|&(?=#?\w+;)|\{"
)


def write_inlines(inlines: tuple[Inline, ...]) -> str:
    """The Markdown (CommonMark, with our references) that reads back as ``inlines``.

    >>> write_inlines((Text("2 * 3, "), Reference("quote:tide#1", ",")))
    '2 \\\\* 3, {q:tide#1,}'
    """
    return "".join(_write(one) for one in inlines)


def _write(node: Inline) -> str:
    match node:
        case Text() if node.readings:
            return "{" + "|".join(_FIELD.sub(r"\\\g<0>", one)
                                  for one in (node.text, *node.readings)) + "}"
        case Text():
            return _MARKUP.sub(lambda found: "\\" + found[0], node.text)
        case Emphasis():
            return f"*{write_inlines(node.children)}*"
        case Strong():
            return f"**{write_inlines(node.children)}**"
        case Link():
            return f"[{write_inlines(node.children)}]({node.href})"
        case LineBreak():
            return "\\\n"
        case Span():
            return write_inlines(node.children)
        case Reference():
            return _write_reference(node)
    raise TypeError(f"not an inline: {node!r}")


def _write_reference(node: Reference) -> str:
    kind, _, name = node.target.partition(":")
    if kind == "quote":
        return f"{{q:{name}{node.mode}}}"
    if node.children:
        return f"[{write_inlines(node.children)}]({node.target})"
    return f"{{{node.target}{node.mode}}}"


def each_reference(inlines: tuple[Inline, ...], kind: str) -> Iterator[Reference]:
    """Every mention by id of one kind (``quote``, ``person`` ...), in reading order."""
    for node in walk(inlines):
        if isinstance(node, Reference) and node.target.startswith(f"{kind}:"):
            yield node


def quote_reference(node: Reference) -> tuple[str, int]:
    """The id and the fragment (from 1; 0 is the whole quote) that a quote reference means."""
    name, _, number = node.target.removeprefix("quote:").partition("#")
    return name, int(number) if number.isdigit() else 0


def fold(text: str) -> str:
    """The text as it is compared: composed (Unicode, NFC), white space made one space.

    Names and numbers stay: they are what makes two texts different.
    """
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()
