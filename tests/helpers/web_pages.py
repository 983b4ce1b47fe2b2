"""Web pages of many makes with the same invented articles in them: ``tests/pages/``.

What of a page is its article is known, for it was put there: slots of a page are filled with the
parts of an article, and every other word of it is foreign.
"""

import re
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

import yaml

HOME = Path(__file__).parent.parent / "pages"
PAGES = sorted(HOME.glob("*.html"))
LATER = sorted((HOME / "later").glob("*.html"))
"""Written when the rules were finished; none was changed for them."""
EITHER = ("byline", "date")
"""Who wrote it and when may be read with an article or left out."""
_SLOT = re.compile(r"\[\[(\w+)\]\]")
_CHARSET = re.compile(r'charset="?([\w-]+)')
_CODECS = {"big5": "big5hkscs", "gb2312": "gb18030", "euc-kr": "cp949", "shift_jis": "cp932"}


@dataclass(frozen=True)
class Filled:
    """A page as it would lie on a disk, the parts of its article, and those that may be either."""

    name: str
    data: bytes
    wanted: tuple[str, ...]
    either: tuple[str, ...]


@cache
def articles():
    return yaml.safe_load((HOME / "articles.yaml").read_text("utf-8"))


@cache
def fill(path):
    article = articles()[path.stem.partition(".")[2]]
    typed = path.read_text("utf-8")
    charset = _CHARSET.search(typed)[1].lower() if _CHARSET.search(typed) else "utf-8"
    data = _SLOT.sub(lambda match: escape(article[match[1]], quote=False), typed)
    slots = {name: article[name] for name in _SLOT.findall(typed)}
    return Filled(path.stem, data.encode(_CODECS.get(charset, charset)),
                  tuple(words for name, words in slots.items() if name not in EITHER),
                  tuple(words for name, words in slots.items() if name in EITHER))


def measure(page, text):
    """The share of the article's characters that a text has, and how many others it has for each of
    them; ``(1.0, 0.0)`` is right."""
    left = squeeze(text)
    kept = whole = 0
    for words in sorted(map(squeeze, page.wanted), key=len, reverse=True):
        whole += len(words)
        if words in left:
            kept += len(words)
            left = left.replace(words, "\0")
    for words in page.either:
        left = left.replace(squeeze(words), "")
    return kept / whole, len(re.sub(r"[\W_]", "", left)) / whole


def squeeze(text):
    return "".join(text.split())
