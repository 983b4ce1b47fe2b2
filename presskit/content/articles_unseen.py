"""What of a web page no reader sees as text.

Here: scripts, controls, hidden parts, words struck out: taken out and counted.  Never here: which
of the rest is the article.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from presskit.content.articles_text import squeeze

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["drop_unseen"]

_UNSEEN = {"script": "script of the page", "noscript": "part for readers without scripts",
           "template": "template of the page", "svg": "drawing of the page",
           "iframe": "page within the page", "object": "object of the page",
           "button": "button", "select": "list to choose from", "textarea": "field to fill in",
           "video": "film", "audio": "sound", "amp-ad": "advertisement",
           "amp-sidebar": "menu of the page", "del": "piece of text that is struck out",
           "s": "piece of text that is struck out", "strike": "piece of text that is struck out",
           **dict.fromkeys(("style", "input", "canvas", "head", "noframes", "datalist"), "")}
"""Elements that hold no words of an article, and what is told of those that hold any words."""
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def drop_unseen(page: _Element, told: Counter[str]) -> None:
    """Take out what no reader sees as text, and count it."""
    for element in list(page.iter(*_UNSEEN)):
        _drop(element, told, _UNSEEN[element.tag])
    for reading in list(page.iter("rt", "rp")):
        _drop(reading, told, "reading above characters" * (reading.tag == "rt"))
    most = len(squeeze(page.text_content())) / 2
    for element in list(page.iter()):
        if isinstance(element.tag, str) and _is_hidden(element) and len(
                squeeze(element.text_content())) <= most:  # else a script shows it when it is there
            _drop(element, told, "hidden part of the page")


def _drop(element: _Element, told: Counter[str], what: str) -> None:
    if element.getparent() is None:
        return  # it went with what held it, or is the page
    if what and (element.tag in ("script", "iframe", "video", "audio") or
                 element.text_content().strip()):
        told[what] += 1
    element.drop_tree()


def _is_hidden(element: _Element) -> bool:
    """Whether an element is not shown; a letter at the head of a word that is hidden from those
    who listen is seen."""
    if element.get("aria-hidden") == "true":
        return not ((element.tail or "")[:1].isalpha()
                    and element.text_content().strip().isalpha())
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style", "")))
