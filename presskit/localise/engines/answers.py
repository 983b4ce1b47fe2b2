"""Whether an answer is one: the words of a service about itself are no translation.

Here: what can be told without knowing a language.  Never here: whether a translation is good
(``localise/checks``).
"""

from __future__ import annotations

import re
import unicodedata

from presskit.localise.engines.protocol import Failure, Kind

__all__ = ["check_answer", "clean_answer", "find_own_words"]

_QUOTA = re.compile(r"MYMEMORY WARNING|YOU USED ALL AVAILABLE FREE TRANSLATIONS")
_WARNING = re.compile(
    r"MYMEMORY UNEXPECTED ERROR|INVALID LANGUAGE PAIR|IS AN INVALID (?:SOURCE|TARGET) LANGUAGE"
    r"|QUERY LENGTH LIMIT EXCEEDED|PLEASE SELECT TWO DISTINCT LANGUAGES|NO QUERY SPECIFIED"
    r"|INVALID EMAIL PROVIDED|[Bb]efore you continue to Google|detected unusual traffic from your"
    r"|<(?:!DOCTYPE )?html|\A(?:I['’]m sorry, but I can|I cannot assist|As an AI \w* ?model, I )")
"""What services say of themselves in the place of a translation, as they write it: a text about
quotas or models may well hold the same words in small letters, or further on."""

_LONGEST = 12
_ROOM = 400
"""A translation of n characters has at most 12 n + 400: from Chinese into English four times as
many are usual, and whatever is far beyond was not asked for."""


def clean_answer(text: str, source: str) -> str:
    """An answer in the form that texts have: NFC, line feeds only where the source has some.

    >>> clean_answer("One\\r\\ntwo ", "一二")
    'One two'
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    return text if "\n" in source else " ".join(part.strip() for part in text.split("\n"))


def check_answer(text: object, source: str) -> Failure | None:
    """What is wrong with an answer to ``source``, if anything.

    >>> check_answer("INVALID LANGUAGE PAIR SPECIFIED.", "甲").kind
    <Kind.WARNING_TEXT: 'warning-text'>
    """
    if not isinstance(text, str) or not text.strip():
        return Failure(Kind.EMPTY, "the answer is empty")
    if _QUOTA.search(text) and not _QUOTA.search(source):
        return Failure(Kind.QUOTA, "the service says that its quota is used up")
    if _WARNING.search(text) and not _WARNING.search(source):
        return Failure(Kind.WARNING_TEXT, "the service answered with words of its own")
    if any(_is_foreign(char) and char not in source for char in text):
        return Failure(Kind.BROKEN_ANSWER, "the answer holds characters that no text has")
    if len(text) > _LONGEST * len(source) + _ROOM:
        return Failure(Kind.BROKEN_ANSWER, "the answer is far longer than the text")
    return None


def find_own_words(text: str) -> str:
    """What a service says of itself in a text; empty where nothing does.

    >>> find_own_words("MYMEMORY WARNING: YOU USED ALL AVAILABLE FREE TRANSLATIONS FOR TODAY.")
    'MYMEMORY WARNING'
    """
    found = _QUOTA.search(text) or _WARNING.search(text)
    return found[0] if found else ""


def _is_foreign(char: str) -> bool:
    """Damage of an encoding, controls, private use."""
    return char == "\ufffd" or (char not in "\n\r\t"
                                and unicodedata.category(char) in ("Cc", "Co", "Cs"))
