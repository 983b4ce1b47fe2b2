"""Reading an article that is to become a kit: plain text, Markdown, Word, web pages.

Here: from a file to its text, cut into blocks, with what the file itself says of each; what can't
be read.  Never here: what any of it means, which language it is in, opening packages.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from presskit.content.articles_blocks import Gathered, Picture, TextBlock
from presskit.content.articles_lines import each_paragraph, unquote_lines
from presskit.content.articles_text import broken_line, clean, decode
from presskit.content.files import read_bytes
from presskit.diagnostics import Exit, PresskitError, Span, show_path

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["ArticleFile", "Picture", "TextBlock", "WordParts", "read_article"]

_LONGEST = 1_000_000
"""Characters; two hundred newspaper pages are no article."""
_BIGGEST = 128 * 1024 * 1024
_OTHERS = ((b"%PDF", "a PDF", "copy its text into a text file, or ask for the Word file"),
           (b"{\\rtf", "in RTF", "open it in Word and save it as .docx"),
           (b"\x89PNG", "a picture", "type its text, or ask for the words"),
           (b"\xff\xd8\xff", "a picture", "type its text, or ask for the words"),
           (b"\xd0\xcf\x11\xe0", "a locked file, or a Word file of old (.doc)",
            "open it in Word, take the password away and save it as .docx"))
_PAGES = frozenset((".html", ".htm", ".xhtml"))
_SAVED = frozenset((".mhtml", ".mht", ".eml"))


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """An article as it was read.

    ``text`` has LF line ends; every block is a piece of it, and between them there is white
    space only.  ``format`` is ``text``, ``markdown``, ``docx`` or ``html``, ``encoding`` the name
    that people know (empty for Word files), ``left_out`` says in plain words what of the file is
    not in the text, ``language`` what the file says of itself.
    """

    file: str
    data: bytes
    format: str
    encoding: str
    text: str
    blocks: tuple[TextBlock, ...]
    pictures: tuple[Picture, ...] = ()
    left_out: tuple[str, ...] = ()
    language: str = ""

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class WordParts:
    """A Word file that was opened: see :func:`presskit.content.articles_docx.gather_word`;
    ``told`` are things in it that are no text."""

    main: _Element
    others: Mapping[str, tuple[_Element, ...]]
    pictures: Mapping[str, tuple[str, bytes]]
    told: Mapping[str, int]


def read_article(path: Path, open_word: Callable[[bytes, str], WordParts]) -> ArticleFile:
    """The article in a file; ``open_word`` opens a Word file, given its bytes and name.

    Raises ``PresskitError`` for what can't be read or is no article (``article-…``).
    """
    file = show_path(path)
    if path.is_dir():
        raise _refuse(file, "article-unread", "this is a folder",
                      "name the file of the article in it", Exit.USAGE)
    data = read_bytes(path)
    if len(data) > _BIGGEST:
        raise _refuse(file, "article-too-big", "this file is larger than 128 megabytes",
                      "save the text without its pictures")
    article = _read(path, file, data, open_word)
    if len(article.text) > _LONGEST:
        raise _refuse(file, "article-too-big",
                              f"this text has {len(article.text):,} characters",
                              f"an article has at most {_LONGEST:,}: cut it into its parts")
    if not article.blocks:
        raise _refuse(file, "article-empty", "there are no words in this file",
                      "look whether it was saved, and whether its words are in a picture")
    return article


def _refuse(file: str, code: str, what: str, hint: str,
            exit_code: Exit = Exit.CONTENT) -> PresskitError:
    return PresskitError.one(code, what, span=Span(file), hint=hint, exit_code=exit_code)


def _read(path: Path, file: str, data: bytes,
          open_word: Callable[[bytes, str], WordParts]) -> ArticleFile:
    suffix = path.suffix.lower()
    if data.startswith(b"PK\x03\x04"):
        return _read_word(file, data, open_word)
    for magic, what, hint in _OTHERS:
        if data.startswith(magic):
            raise _refuse(file, "article-unread", f"this is {what}", hint)
    if suffix in (".docx", ".docm"):
        return _read_word(file, data, open_word)
    if suffix in _SAVED or data[:5].lower() == b"mime-":
        return _read_saved(file, data)
    if suffix in _PAGES or data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(
            (b"<!doctype html", b"<html")):
        return _read_page(path, file, data)
    return _read_text(path, file, data, is_markdown=suffix in (".md", ".markdown"))


def _made(file: str, data: bytes, kind: str, encoding: str, gathered: Gathered,
          language: str = "") -> ArticleFile:
    return ArticleFile(file, data, kind, encoding, gathered.text, tuple(gathered.blocks),
                       tuple(gathered.pictures), gathered.left_out, language)


def _read_word(file: str, data: bytes,
               open_word: Callable[[bytes, str], WordParts]) -> ArticleFile:
    from presskit.content.articles_docx import gather_word
    parts = open_word(data, file)
    gathered = gather_word(parts.main, parts.others, parts.pictures)
    gathered.told.update({what: count for what, count in parts.told.items() if count})
    return _made(file, data, "docx", "", gathered)


def _read_page(path: Path, file: str, data: bytes) -> ArticleFile:
    return _gather_page(file, data, data, _beside(path))


def _read_saved(file: str, data: bytes) -> ArticleFile:
    from presskit.content.articles_mail import open_letter
    letter = open_letter(data)
    if letter is None or not letter.is_page and b"content-" not in data[:4096].lower():
        raise _refuse(file, "article-unread", "there is no web page and no mail in this file",
                      "save the page once more, as HTML; or copy the words into a text file")
    if letter.is_page:
        return _gather_page(file, data, letter.data, letter.others.get, letter.encoding)
    article = _gather_text(file, letter.data)
    return replace(article, data=data, left_out=(
        *article.left_out, "1 × head of a mail (who sent it, to whom, its subject)"))


def _gather_page(file: str, data: bytes, page: bytes, pictures: Callable[[str], bytes | None],
                 encoding: str = "") -> ArticleFile:
    from presskit.content.articles_html import gather_page
    try:
        found = gather_page(page, pictures, encoding)
    except ValueError as error:
        raise _refuse(file, "article-unread", f"this page can't be read: {error}",
                      "save the page once more; or copy its text into a text file") from error
    if found is None:
        raise _no_text(file, data)
    gathered, name, language = found
    return _made(file, data, "html", name, gathered, language)


def _beside(path: Path) -> Callable[[str], bytes | None]:
    """Gives pictures that were saved beside a file, or within it; nothing outside of its folder."""
    home = path.parent.resolve()

    def look(address: str) -> bytes | None:
        try:
            if address.startswith("data:"):
                head, _, data = address.partition(",")
                return base64.b64decode(data) if head.endswith(";base64") else None
            place = (home / address).resolve()
            good = address and place.is_relative_to(home) and place.is_file() \
                and place.stat().st_size < _BIGGEST
            return place.read_bytes() if good else None
        except (OSError, ValueError):
            return None  # an address of the web, or none at all
    return look


def _gather_text(file: str, data: bytes) -> ArticleFile:
    decoded = decode(data)
    if decoded is None:
        raise _no_text(file, data)
    text, taken = clean(decoded.text)
    text, marks = unquote_lines(text)
    blocks = tuple(TextBlock(*place) for place in each_paragraph(text))
    return ArticleFile(file, data, "text", decoded.encoding, text, blocks, left_out=taken + marks)


def _read_text(path: Path, file: str, data: bytes, is_markdown: bool) -> ArticleFile:
    if not is_markdown:
        return _gather_text(file, data)
    decoded = decode(data)
    if decoded is None:
        raise _no_text(file, data)
    text, taken = clean(decoded.text)
    from presskit.content.articles_markdown import gather_markdown
    article = _made(file, data, "markdown", decoded.encoding, gather_markdown(text, _beside(path)))
    return replace(article, left_out=taken + article.left_out)


def _no_text(file: str, data: bytes) -> PresskitError:
    line = broken_line(data)
    if line:
        return PresskitError.one(
            "article-unread", "this is UTF-8, but some bytes of it are broken",
            span=Span(file, line), exit_code=Exit.CONTENT,
            hint="ask for the file once more; or open it, write the broken character anew where "
            "a mark stands for it, and save it as UTF-8")
    return _refuse(file, "article-unread", "this is no text in any encoding that is known",
                   "save it as text in UTF-8, or as .docx")
