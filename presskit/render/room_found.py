"""What a press room has for machines: feed, index, map, letter; each a file of its own kind.

Here: syntax.  Never here: what is told (``compose.room_found``), the hour: no file knows when it
was made.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from presskit.document import Artifact, Document, Heading, Paragraph, Section, plain_text
from presskit.render.room_places import find_place
from presskit.render.text import render_text

__all__ = ["render_edition", "render_email", "render_feed", "render_index", "render_map",
           "render_robots"]

_EVERY = "mul"


def _artifact(format: str, subject: str, data: str | bytes, locale: str = _EVERY,
              title: str = "") -> Artifact:
    whole = data.encode() if isinstance(data, str) else data
    return Artifact("press-room", locale, format, title or subject, whole, subject=subject,
                    content_digest=hashlib.sha256(whole).hexdigest())


def render_feed(document: Document) -> Artifact:
    """An Atom feed (RFC 4287).  Without the room's address its links are relative to the feed
    itself; its identifiers are the same wherever it stands."""
    base = document.property("address")
    first = document.property("date")
    moment = max(first, *(value for name, value in document.properties
                          if name.startswith("date:")))
    here = f"{base}{document.locale}/" if base else ""
    lines = ['<?xml version="1.0" encoding="utf-8"?>',
             '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang='
             f"{quoteattr(document.locale)}>",
             f"<id>{escape(document.property('id'))}</id>",
             f"<title>{escape(document.title)}</title>", f"<updated>{moment}</updated>",
             f'<link rel="self" href={quoteattr(here + "feed.xml")}/>',
             f'<link rel="alternate" type="text/html" href={quoteattr(here + "index.html")}/>',
             f"<author><name>{escape(document.property('author'))}</name></author>"]
    for entry in document.children:
        if isinstance(entry, Section):
            lines += _write_entry(entry, document, here, first)
    return _artifact("atom", "feed", "\n".join((*lines, "</feed>", "")), document.locale,
                     document.title)


def _write_entry(entry: Section, document: Document, here: str, first: str) -> list[str]:
    name = entry.identifier
    page = document.property(f"page:{name}") or name
    changed = document.property(f"date:{name}")
    published = changed if page != name else first
    title = plain_text([one for one in entry.children if isinstance(one, Heading)])
    summary = plain_text([one for one in entry.children if isinstance(one, Paragraph)])
    return ["<entry>", f"<id>{escape(document.property(f'id:{name}'))}</id>",
            f"<title>{escape(title)}</title>",
            *([f"<published>{published}</published>"] if changed else []),
            f"<updated>{changed or first}</updated>",
            f'<link rel="alternate" type="text/html" href={quoteattr(f"{here}{page}.html")}/>',
            f"<summary>{escape(summary)}</summary>", "</entry>"]


def render_email(document: Document) -> tuple[Artifact, Artifact]:
    """A release as a letter without an addressee (RFC 5322), and its text alone.

    ``X-Unsent`` lets mail programs open it as a draft.  It has no date: who sends it gives one.
    """
    text = render_text(document).data.decode()
    letter = EmailMessage(policy=SMTP)
    letter["Subject"] = document.title
    if document.property("reply-to"):
        letter["Reply-To"] = document.property("reply-to")
    letter["X-Unsent"] = "1"
    letter.set_content(text, cte="base64")  # takes away whatever was said of an earlier content
    letter["Content-Language"] = document.locale
    return (_artifact("eml", "email", letter.as_bytes(), document.locale, document.title),
            _artifact("txt", "email", text, document.locale, document.title))


def render_index(index: Mapping[str, Any]) -> Artifact:
    """Every document, file and quote as one JSON object; places are below the room."""
    return _artifact("json", "index", json.dumps(_with_places(index), ensure_ascii=False,
                                                 indent=1) + "\n")


def _with_places(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _with_places(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_with_places(one) for one in value]
    return find_place(value) if isinstance(value, str) else value


def render_edition(edition: Mapping[str, Any], locale: str) -> Artifact:
    """What one language says and hands out, a document a line, so that versions of it compare
    well."""
    first = json.dumps({**edition, "documents": []}, ensure_ascii=False)
    lines = ",\n".join(json.dumps(one, ensure_ascii=False, separators=(",", ":"))
                       for one in edition["documents"])
    return _artifact("json", "edition", f"{first[:-2]}\n{lines}\n]}}\n", locale)


def render_map(pages: Iterable[tuple[tuple[str, str], ...]], base: str) -> Artifact:
    """The map of the site (sitemaps.org), each page with itself in the other languages: pairs of
    locale (``x-default``: for all others) and what leads there, below the address ``base``."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>',
             '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
             'xmlns:xhtml="http://www.w3.org/1999/xhtml">']
    for page in pages:
        sides = [(tag, find_place(one, base=base)) for tag, one in page]
        others = "".join(f'<xhtml:link rel="alternate" hreflang={quoteattr(tag)} '
                         f"href={quoteattr(address)}/>" for tag, address in sides)
        lines += [f"<url><loc>{escape(address)}</loc>{others}</url>" for _tag, address in sides]
    return _artifact("sitemap", "sitemap", "\n".join((*lines, "</urlset>", "")))


def render_robots(preview: bool, address: str) -> Artifact:
    """What robots are asked (RFC 9309): everything is open, a preview is not."""
    rule = "Disallow: /" if preview else "Allow: /"
    where = f"\nSitemap: {address}sitemap.xml" if address else ""
    return _artifact("robots", "robots", f"User-agent: *\n{rule}{where}\n")
