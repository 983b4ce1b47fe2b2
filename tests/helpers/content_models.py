"""Elements that stand where none of their kind may: what each browser mends in its own way."""

from __future__ import annotations

from lxml import html

_SECTIONING = ("section", "article", "nav", "aside", "header", "footer", "main", "h1", "h2", "h3",
               "h4")
_NOT_INSIDE = {
    "th": _SECTIONING,
    "p": (*_SECTIONING, "p", "div", "ul", "table", "blockquote"),
    "span": (*_SECTIONING, "p", "div", "ul"),
    "a": ("a", "button", "details"),
    "button": ("a", "button"),
    "summary": ("a", "button"),
}
"""Elements, and what may stand nowhere inside them (HTML, content models)."""


def find_misplaced(page: bytes) -> list[str]:
    """What stands where it may not, names that are given twice, and a ``main`` or ``h1`` that is
    not the only one, of a page as it was written."""
    tree = html.fromstring(page)
    found = [f"{tag} in {around}" for around, inside in _NOT_INSIDE.items() for tag in inside
             for _one in tree.iterfind(f".//{around}//{tag}")]
    names = tree.xpath("//*/@id")
    found += [f"twice #{one}" for one in sorted({one for one in names if names.count(one) > 1})]
    return found + [f"{count} {tag}" for tag in ("main", "h1")
                    if (count := len(tree.findall(f".//{tag}"))) != 1]
