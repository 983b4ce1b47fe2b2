"""The text of a plain file: its encoding, its characters.

Here: from bytes to clean text.  Never here: its paragraphs (``articles_lines``), markup, what a
text means.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from presskit.content.files import UNWANTED

__all__ = ["WIDE", "Decoded", "broken_line", "clean", "decode", "name_encoding", "squeeze"]

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig", "UTF-8"), (b"\xff\xfe\x00\x00", "utf-32", "UTF-32"),
          (b"\x00\x00\xfe\xff", "utf-32", "UTF-32"), (b"\xff\xfe", "utf-16", "UTF-16"),
          (b"\xfe\xff", "utf-16", "UTF-16"))
_LEGACY = {"gb18030": "GB18030", "big5hkscs": "Big5", "cp932": "Shift_JIS", "euc_jp": "EUC-JP",
           "cp949": "EUC-KR", "cp1252": "Windows-1252"}
"""Python's codecs for what old files are in, with the names that people know."""
_SHIFTED = ((b"\x1b$)C", "iso2022_kr", "ISO-2022-KR"), (b"\x1b$", "iso2022_jp_ext", "ISO-2022-JP"),
            (b"~{", "hz", "HZ"))
"""Encodings of mail, which are ASCII but for the signs that switch them on."""
_SAMPLE = 200_000  # bytes: more doesn't make the guess better

_KANA = "のにはをたがでてとしれさいるなっあもかこらりくんよまうだけきすわそおどせつ日本人年大"
_COMMON = {
    "gb18030": "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年"
               "动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物",
    "big5hkscs": "的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年"
                 "動同工也能下過子說產種面而方後多定行學法所民得經十三之進著等部度家電力裡如水化高自二理起小物",
    "cp932": _KANA, "euc_jp": _KANA,
    "cp949": "이의다는에을가고를한은하지로기도서사과대시인정자일어전해수으리부있나아제라만것그주장",
}
"""Characters that a text of some length in that encoding is full of."""
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
WIDE = re.compile("[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60"
                  "\U00020000-\U0003ffff]")
"""A character that is two columns wide."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the encoding that it was in, by the name that people know."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded | None:
    """The text that some bytes are, or ``None`` where they are none.

    A mark of byte order tells; so do being good UTF-8, which chance hardly brings about, and the
    signs that switch an encoding of mail on; of what else can be read, the reading counts that is
    full of its language's common characters.
    """
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            text = _try(data, codec)
            return text is not None and Decoded(text, name) or None
    text = _try(data, "utf-8")
    if text is not None:
        shifted = _decode_shifted(data)
        if shifted or _is_text(text):
            return shifted or Decoded(text, "UTF-8")
    if 0 in data[:_SAMPLE]:
        return _decode_unmarked(data)
    found = [(score, codec, text) for codec in _LEGACY if (text := _try(data, codec)) is not None
             and (score := _plausible(text[:_SAMPLE], codec)) > 0]
    if not found:
        return _decode_unmarked(data)
    _, codec, text = max(found)
    return Decoded(text, _LEGACY[codec])


def name_encoding(codec: str) -> str:
    """The name that people know of what a codec of Python reads."""
    return _LEGACY.get(codec, codec.upper())


def broken_line(data: bytes) -> int:
    """The line, from 1, where bytes that are UTF-8 but for a few break off; 0 for others."""
    text = data.decode("utf-8", "replace")
    at = text.find("\ufffd")
    wide = sum(char > "\x7f" for char in text[:_SAMPLE])
    if at < 0 or text[:_SAMPLE].count("\ufffd") > wide / 10:
        return 0
    return len(_LINE_ENDS.sub("\n", text[:at]).split("\n"))


def _try(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeError:
        return None


def _is_text(text: str) -> bool:
    """Whether hardly any character is a control: a few slip in, a program is full of them."""
    sample = text[:_SAMPLE]
    return len(_CONTROLS.findall(sample)) <= max(4, len(sample) / 50)


def _decode_shifted(data: bytes) -> Decoded | None:
    for sign, codec, name in _SHIFTED:
        if sign in data and (text := _try(data, codec)) is not None:
            return Decoded(text, name) if WIDE.search(text) else None
    return None


def _decode_unmarked(data: bytes) -> Decoded | None:
    """UTF-16 or UTF-32 without a mark of byte order: read in the right order nearly all its
    characters are of every day, read in the wrong one hardly any."""
    for codec in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        text = _try(data, codec)
        sample = (text or "")[:_SAMPLE]
        good = sum("\x20" <= char < "\x7f" or char in "\t\n\r" or _is_everyday(char)
                   for char in sample)
        if text and good > 0.9 * len(sample):
            return Decoded(text, codec[:6].upper())
    return None


def _plausible(text: str, codec: str) -> float:
    """How much a text looks like one that was written in this encoding; 0 for not at all.

    The share of common characters among those that are not ASCII; what is private, unassigned,
    half-width kana or a control counts against it.
    """
    others = [char for char in text if char > "\x7f"]
    if not others:
        return 0.0
    counts = Counter(others)
    strange = sum(count for char, count in counts.items()
                  if unicodedata.category(char) in ("Co", "Cn", "Cc") or "｡" <= char <= "ﾟ"
                  or codec != "cp1252" and char < "\u0370" and char not in "·°×÷±§¨´¶¿")
    if strange > len(others) / 20:
        return 0.0
    if codec == "cp1252":
        letters = sum(count for char, count in counts.items()
                      if char.isalpha() or char in "’‘“”–—…£€«»")
        spread = len(others) < len(text) / 5
        return 0.02 if spread and letters > 0.8 * len(others) else 0.0
    common = sum(counts[char] for char in _COMMON[codec])
    known = sum(count for char, count in counts.items() if _is_everyday(char))
    return (common / len(others)) * (known / len(others)) + 1e-6


def _is_everyday(char: str) -> bool:
    """Kana, Hangul syllables, marks, and Han of the first block: rare ones are further up."""
    return "\u3000" <= char <= "\u30ff" or "\uac00" <= char <= "\ud7a3" or \
        "\u4e00" <= char <= "\u9fa5" or "\u2010" <= char <= "\u203b" or "\uff01" <= char <= "\uff5e"


# Characters --------------------------------------------------------------------------------

def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with LF line ends and without what can't be printed, and what was taken out, a
    sentence each."""
    text = _LINE_ENDS.sub("\n", text)
    taken = Counter(UNWANTED.findall(text))
    if not taken:
        return text, ()
    return UNWANTED.sub("", text), tuple(
        f"{count} × U+{ord(char):04X} {unicodedata.name(char, 'a control character').lower()}, "
        "which can't be printed" for char, count in sorted(taken.items()))


def squeeze(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())
