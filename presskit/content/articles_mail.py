"""Files of several parts, as mail has them (MIME): pages saved in one file (MHTML, RFC 2557), mail.

Here: which part is the article.  Never here: what it says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Letter", "open_letter"]


@dataclass(frozen=True, slots=True)
class Letter:
    """The page or the plain text in a file, the encoding it says it is in, and the other parts by
    their addresses."""

    data: bytes
    is_page: bool
    encoding: str = ""
    others: Mapping[str, bytes] = field(default_factory=dict)


def open_letter(data: bytes) -> Letter | None:
    """The first page of a file, else its first plain text; ``None`` for a file without either."""
    from email import message_from_bytes
    try:
        parts = [*message_from_bytes(data).walk()]
    except RecursionError:
        return None
    pages, plain, others = [], [], {}
    for part in parts:
        content = part.get_payload(decode=True)
        if not isinstance(content, bytes):
            continue
        told = content, part.get_content_charset() or ""
        if part.get_content_type() in ("text/html", "application/xhtml+xml") and not pages:
            pages.append(told)
        elif part.get_content_type() == "text/plain" and not part.get_filename() \
                and content.strip():
            plain.append(told)
        else:
            others |= {address: content for address in (
                part.get("Content-Location", ""),
                "cid:" + part.get("Content-ID", "").strip("<>")) if address not in ("", "cid:")}
    if not pages and not plain:
        return None
    found, encoding = (pages or plain)[0]
    return Letter(found, bool(pages), encoding, others)
