"""An engine's answer as Markdown, with what the placeholders stand for in their place.

Here: putting them in, spaces round them, Korean particles behind names, escapes.  Never here:
asking again, reading Markdown.

Whatever order names and quotes come back in is the target's; the edges of links and stress
must open before they close.  A lost or doubled one is told and nothing is guessed.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from presskit.document import Text
from presskit.locales import HAN_AND_KANA, HANGUL, LATIN, is_han_spaced, language
from presskit.localise.particles import final_sound, set_particle
from presskit.localise.shields.answers import find_faults
from presskit.localise.shields.pieces import Kind, Piece, Restored, Shielded, each_placeholder
from presskit.localise.shields.shielding import Shield
from presskit.localise.wording import write_inlines

__all__ = ["restore"]

_START, _END = "\ue000", "\ue001"
"""They stand round what was put in, until the text is written."""
_RANGES = {Kind.OPEN: 0xF0000, Kind.CLOSE: 0xF4000, Kind.BREAK: 0xF8000}
_OTHER = 0xFC000
"""From here on, a piece of markup is one private-use character: by kind, so that patterns can
tell an edge from a quote."""
_OPEN, _CLOSE, _BREAK = (f"[{chr(at)}-{chr(at + 0x3fff)}]" for at in _RANGES.values())
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd]")
_CODE = re.compile("([\U000f0000-\U000ffffd])")
_JOINT = re.compile(f"(?:[ {_START}{_END}]|{_OPEN}|{_CLOSE})+")
_OPENING = re.compile(f"{_START}|{_OPEN}")
_TALL = re.compile(f"[{HAN_AND_KANA}]")
_SPACED = re.compile(f"[0-9{LATIN}]")
_WORD = re.compile(f"[0-9{LATIN}{HANGUL}]")
_PARTICLE_ALONE = re.compile(f"[은는을를](?![{HANGUL}])")


def restore(shield: Shield, shielded: Shielded, answer: str) -> Restored:
    """The answer as Markdown, or what is wrong with its placeholders.

    ``shielded`` is what :func:`shield_inlines` gave and the engine was asked.
    """
    faults = find_faults(shielded, answer)
    if not faults.is_whole:
        return faults
    flow = _write_flow(shielded, answer)
    flow.text = _space(shield, flow, _tighten(shield, flow.text)).strip()
    unsure: tuple[str, ...] = ()
    if language(shield.target) == "ko":
        unsure = _set_particles(shield, flow)
        flow.text = _space(shield, flow, flow.text)  # 은(는) has become the end of a word
    return Restored(_write(shielded, flow.text), unsure=unsure)


# The flow -----------------------------------------------------------------------------------

@dataclass(slots=True)
class _Flow:
    """The answer with what is put in between two marks, markup as one character each;
    ``pieces`` are what stands between marks, as they come."""

    text: str
    pieces: list[Piece]


def _write_flow(shielded: Shielded, answer: str) -> _Flow:
    parts: list[str] = []
    pieces: list[Piece] = []
    place = 0
    for start, end, number in each_placeholder(answer):
        parts.append(_words(answer[place:start]))
        piece = shielded.pieces[number - 1]
        code = chr(_RANGES.get(piece.kind, _OTHER) + number) if piece.code else piece.shown
        if piece.kind in _RANGES:
            parts.append(code)
        else:
            parts += [_START, code, _END]
            pieces.append(piece)
        place = end
    return _Flow("".join([*parts, _words(answer[place:])]), pieces)


def _words(text: str) -> str:
    """Words of the engine: on one line, without characters that stand for something here."""
    return re.sub(r"\s*\n\s*", " ", _PRIVATE.sub("", text))


def _tighten(shield: Shield, text: str) -> str:
    """Spaces go outside of links and stress, and away from breaks at sense."""
    text = re.sub(f" *({_BREAK}) *", r"\1", text)

    def outside(found: re.Match[str]) -> str:
        before, behind = text[:found.start()][-1:], text[found.end():][:1]
        edges = found[0].replace(" ", "")
        if " " not in found[0]:
            return edges
        opens = re.match(_OPEN, edges[-1]) is not None
        if opens == (re.match(_OPEN, edges[0]) is not None):
            space = _outer_space(shield, before, behind)
            return space + edges if opens else edges + space
        return found[0]

    edge = f"(?:{_OPEN}|{_CLOSE})"
    text = re.sub(f" *{_OPEN}(?: *{_OPEN})*(?! *{edge}) *", outside, text)
    return re.sub(f" *{_CLOSE}(?: *{_CLOSE})*(?! *{_CLOSE}) *", outside, text)


def _outer_space(shield: Shield, before: str, behind: str) -> str:
    """The space of an engine inside of an edge, outside: none at the ends of the text, at a
    bracket or a stop, and between Han."""
    if not before or not behind or unicodedata.category(before) in ("Ps", "Pi"):
        return ""
    if unicodedata.category(behind) in ("Po", "Pe", "Pf"):
        return ""
    tall = _TALL.match(before) and _TALL.match(behind)
    return "" if tall and is_han_spaced(shield.target) else " "


# Spaces -------------------------------------------------------------------------------------

def _space(shield: Shield, flow: _Flow, text: str) -> str:
    """Spaces round what was put in, as the scripts on both sides have them."""
    starts = [at for at, char in enumerate(text) if char == _START]

    def settle(found: re.Match[str]) -> str:
        joint = found[0]
        if _START not in joint and _END not in joint:
            return joint
        upto = sum(at < found.start() for at in starts)
        here = joint.count(_START)
        before = flow.pieces[upto - 1] if _END in joint else None
        behind = flow.pieces[upto + here - 1] if here else None
        sides = (_side(text[found.start() - 1:found.start()], before, -1),
                 _side(text[found.end():found.end() + 1], behind, 0))
        kept = (before is not None and before.spaced[1]) or (
            behind is not None and behind.spaced[0])
        if " " in joint:
            lone = (behind is None and language(shield.target) == "ko"
                    and before is not None and before.kind is Kind.NAME
                    and _PARTICLE_ALONE.match(text, found.end()))
            closes = lone or (_closes(shield, sides) and not (
                kept and is_han_spaced(shield.source)))
            return joint.replace(" ", "") if closes else joint
        if not _parts(shield, sides, begins=behind is not None):
            return joint
        at = _OPENING.search(joint)
        cut = at.start() if at else len(joint)
        return f"{joint[:cut]} {joint[cut:]}"

    return _JOINT.sub(settle, text)


def _side(char: str, piece: Piece | None, at: int) -> str:
    """What a reader sees on one side of a joint: a character, or ``q`` twice for a quote."""
    if piece is None or not piece.code:
        return char
    return piece.shown[at:][:1] if piece.shown else "qq"


def _closes(shield: Shield, sides: tuple[str, str]) -> bool:
    """Whether no space belongs here: between Han or kana, a quote in its marks counting."""
    return is_han_spaced(shield.target) and all(
        one == "qq" or (one and _TALL.match(one)) for one in sides)


def _parts(shield: Shield, sides: tuple[str, str], *, begins: bool) -> bool:
    """Whether a space belongs here though the engine has none."""
    before, behind = sides
    if "qq" in sides:  # what is written to a quote in Korean is a particle
        return not is_han_spaced(shield.target) and bool(
            (before == "qq" or _WORD.match(before))
            and (behind == "qq" or (_WORD if begins else _SPACED).match(behind)))
    if _SPACED.match(before) and _SPACED.match(behind):
        return True
    if not is_han_spaced(shield.target) and _is_mark(before, "Pf") and _SPACED.match(behind):
        return True
    if not is_han_spaced(shield.target) and _WORD.match(before) and _is_mark(behind, "Pi"):
        return True
    return (begins and language(shield.target) == "ko"
            and bool(_WORD.match(before) and _WORD.match(behind)))


def _is_mark(char: str, category: str) -> bool:
    return bool(char) and unicodedata.category(char) == category


# Particles, writing -------------------------------------------------------------------------

def _set_particles(shield: Shield, flow: _Flow) -> tuple[str, ...]:
    """Sets the particles behind names right; gives those that nobody can choose."""
    words, unsure = shield.register.vocabulary, []
    ends = [at for at, char in enumerate(flow.text) if char == _END]
    for at, piece in reversed([*zip(ends, flow.pieces, strict=True)]):
        if piece.kind is not Kind.NAME:
            continue
        found = set_particle(words, flow.text, at, final_sound(words, piece.shown, piece.reading))
        if found and found.right:
            flow.text = flow.text[:found.start] + found.right + flow.text[found.end:]
        elif found:
            unsure.append(piece.shown + flow.text[found.start:found.end])
    return tuple(reversed(unsure))


def _write(shielded: Shielded, text: str) -> str:
    parts: list[str] = []
    for run in _CODE.split(text.replace(_START, "").replace(_END, "")):
        if _CODE.fullmatch(run):
            parts.append(shielded.pieces[(ord(run) - 0xF0000) % 0x4000 - 1].code)
        else:
            parts.append(write_inlines((Text(run),)))
    return _free_stress(shielded, text, parts)


def _free_stress(shielded: Shielded, text: str, parts: list[str]) -> str:
    """The parts joined, with a space where stress would not be read as such: between a stop
    and a letter of the scripts that write with spaces (CommonMark 0.31, 6.2)."""
    out = ""
    for at, part in enumerate(parts):
        if at % 2 and part in ("*", "**"):
            behind = "".join(parts[at + 1:])[:1]
            if _is_stop(out[-1:]) and _is_plain(behind) and not _opens(text, at):
                part += " "
            elif _is_plain(out[-1:]) and _is_stop(behind) and _opens(text, at):
                part = f" {part}"
        out += part
    return out


def _opens(text: str, at: int) -> bool:
    return bool(re.match(_OPEN, _CODE.findall(text)[at // 2]))


def _is_stop(char: str) -> bool:
    return bool(char) and unicodedata.category(char)[0] in "PS" and not _is_wide(char)


def _is_plain(char: str) -> bool:
    return bool(char) and char.isalnum() and not _is_wide(char)


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"
