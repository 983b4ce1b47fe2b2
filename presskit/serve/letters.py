"""E-mails as whoever gets them reads them: what stands in the head, the text, what is enclosed.

Here: reading one (RFC 5322, MIME).  Never here: how a mail program sets it.
"""

from __future__ import annotations

from dataclasses import dataclass
from email import message_from_bytes, policy
from pathlib import Path

__all__ = ["Letter", "read_letter"]

_HEADERS = ("Subject", "From", "Reply-To", "Content-Language")


@dataclass(frozen=True, slots=True)
class Letter:
    """The lines of a letter's head that a reader sees, its text, the names of what is enclosed."""

    head: tuple[tuple[str, str], ...]
    text: str
    enclosed: tuple[str, ...] = ()


def read_letter(path: Path) -> Letter:
    """The letter in a file."""
    letter = message_from_bytes(path.read_bytes(), policy=policy.default)
    body = letter.get_body(("plain", "html"))
    return Letter(tuple((name, str(letter[name]).strip()) for name in _HEADERS if letter[name]),
                  str(body.get_content()) if body else "",
                  tuple(str(one.get_filename() or one.get_content_type())
                        for one in letter.iter_attachments()))
