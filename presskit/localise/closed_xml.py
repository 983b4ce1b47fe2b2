"""XML that comes from anywhere: read without following anything in it.

Here: what is refused before it is read, the parser, the lines of elements; the characters that
any XML may hold.  Never here: a format.

No document type, entity or address of a file is ever followed; entities are refused before
anything else reads the file, for a few lines of them can fill a machine.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from presskit.diagnostics import PresskitError, Span

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["each_event", "legal", "parse_closed", "refuse", "refuse_entities"]

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def refuse(code: str, what: str, name: str, hint: str, line: int = 0) -> PresskitError:
    """The error for a file that can't be read."""
    return PresskitError.one(code, f"{name} {what}", span=Span(name, line), hint=hint)


class _Begun(Exception):
    """The head of the file is over."""


def refuse_entities(data: bytes, name: str, code: str, hint: str) -> None:
    """Refuse a file that declares entities, before anything else reads it: ``<code>-entities``, or
    ``<code>-broken`` where it is no XML; ``hint`` says what to do then.

    They can only be declared before the first element; expat stops there.
    """
    def stop(*_element: Any) -> None:
        raise _Begun

    def declared(*entity: Any) -> None:
        raise refuse(f"{code}-entities", f"declares the entity {entity[0]}", name,
                     "no such file needs one: take the declaration out", parser.CurrentLineNumber)

    parser = expat.ParserCreate()
    parser.StartElementHandler = stop
    parser.EntityDeclHandler = declared
    try:
        for at in range(0, len(data), 65536):
            parser.Parse(data[at:at + 65536], False)
        parser.Parse(b"", True)
    except _Begun:
        return
    except LookupError as error:
        raise refuse(f"{code}-broken", "is in an encoding that nobody knows", name,
                     hint) from error
    except expat.ExpatError as error:
        raise refuse(f"{code}-broken", f"is no XML: {expat.ErrorString(error.code)}", name, hint,
                     error.lineno) from error


def each_event(data: bytes, name: str, code: str, hint: str) -> Iterator[tuple[str, _Element]]:
    """The beginnings and ends of a file's elements.  Raises ``PresskitError`` (``<code>-broken``)
    where it breaks off."""
    from lxml import etree

    try:
        yield from etree.iterparse(
            io.BytesIO(data), events=("start", "end"), resolve_entities=False, load_dtd=False,
            no_network=True, dtd_validation=False, attribute_defaults=False, huge_tree=False,
            remove_comments=True, remove_pis=True)
    except etree.XMLSyntaxError as error:
        raise refuse(f"{code}-broken", f"is broken: {error.msg}", name, hint,
                     error.lineno or 0) from error


def parse_closed(data: bytes, name: str, code: str, hint: str) -> _Element:
    """The root of a file that has no entities (:func:`refuse_entities`)."""
    root = None
    for _event, element in each_event(data, name, code, hint):
        root = element if root is None else root
    if root is None:
        raise refuse(f"{code}-broken", "is empty", name, hint)
    used = next((one for one in root.iter() if not isinstance(one.tag, str)), None)
    if used is not None:
        raise refuse(f"{code}-entities", f"uses the entity {used.text}", name,
                     "write the character itself", used.sourceline or 0)
    return root


def legal(text: str) -> str:
    """The text without characters that XML can't hold (XML 1.0, 2.2)."""
    return _ILLEGAL.sub("", text).replace("\r", "\n")
