"""Opening the file of an article.

Here: the one way to read it, with what opens Word files safely.  Never here: what stands in it.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from presskit.content.articles import ArticleFile, WordParts, read_article
from presskit.diagnostics import Findings, Span

__all__ = ["open_article"]

_KINDS = ("styles", "footnotes", "endnotes", "comments", "header", "footer")


def open_article(path: Path) -> ArticleFile:
    """The article in a file, with those of its pictures that a kit can hold; see
    :func:`presskit.content.articles.read_article`."""
    from presskit.content.pictures import check_data
    article = read_article(path, _open_word)
    good, told = [], list(article.left_out)
    for picture in article.pictures:
        findings = Findings()
        check_data(picture.data, picture.name, Path(picture.name).suffix, Span(article.file),
                   findings)
        told += [one.message for one in findings]
        good += [] if findings.failed else [picture]
    return replace(article, pictures=tuple(good), left_out=tuple(told))


def _open_word(data: bytes, name: str) -> WordParts:
    """A Word file with its tracked changes as if somebody had accepted them."""
    from presskit.localise.exchange.word.changes import accept_changes, count_changes
    from presskit.localise.exchange.word.package import open_word
    package = open_word(data, name, "article", _KINDS, pictures=True)
    changes = count_changes(package.main)
    accept_changes(package.main)
    for root in (one for kind in ("footnotes", "endnotes") for one in package.others[kind]):
        accept_changes(root)
    return WordParts(package.main, package.others, package.pictures,
                     {"tracked change, taken as accepted": changes.count,
                      "thing that lies outside the file": len(package.outside)})
