"""What each block of an English article is.

Here: the marks of headlines, bylines, captions, notes, contacts and boilerplates, and the
shape of headings.  Never here: what stands inside a block.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from presskit.extract.article import Article, Block
from presskit.extract.english.credits import is_byline, is_credit, is_signer
from presskit.extract.english.dateline import find_dateline, is_day_line
from presskit.extract.english.line_marks import (
    BOILERPLATE,
    BOILERPLATE_LEAD,
    LineMarks,
    caption_by_mark,
    is_fixed,
    line_marks,
)
from presskit.extract.proposal import Placed
from presskit.extract.turn_layout import find_talk
from presskit.extract.turns import place_turn, settle_turns
from presskit.extract.words import Words

__all__ = ["place_blocks"]

_STOPPED = re.compile(r"[.!?…:;,][\"”’')\]]*$")
_ENDED = re.compile(r"[.!?…][\"”’')\]]*$")
_NUMBERED = re.compile(r"\d{1,2}[.)]? \S")
_FULL_STOP = re.compile(r"\.[”’\"')\]]*$")
_BULLET = re.compile(r"(?:[•‣◦▪●■►▶➤✔✓·*]|[-–—])\s+\S|\(?\d{1,2}[.)]\s+\S|\([a-z]\)\s")
_LABEL = re.compile(
    r"[A-Z][A-Z &/’'-]{2,40}:\s+\S|[A-Z][\w’'-]*(?: [\w’'&/-]+){0,6}:\s+[A-Z][^.!?]{2,110}$")
_FACT = re.compile(r"[A-Z][\w’'&/ -]{1,30}:\s+[\d£$€(+].{0,150}(?<![.!?])$")
_REACH = re.compile(r"\S@\S+\.\S|https?://|www\.|\+?\d[\d ()-]{6,}\d")
_NAMED_REACH = re.compile(
    r"[A-Z][\w’'-]+ (?:[A-Z][\w’'-]+ ?){1,3}[,:(–—-]|[A-Z][\w’'-]+ [A-Z][\w’'-]+ \S+@")
_DOES = re.compile(
    r"([A-Z][\w’'-]+ [A-Z][\w’'-]+)(?:,? (?:and|with) [A-Z][\w’' -]+?)? (?:[a-z]{2,}s|[a-z]+ing|at"
    r"|in|on|with) .*\b(?:at|in|on|of|outside|beside|during)\b")
_ROLE_LINE = re.compile(
    r"(?:[A-Z][\w’'&-]*\s?){1,5}$|.*\b(?:[Cc]orrespondent|[Rr]eporter|[Ee]ditor|[Ww]riter)\b.*$|in"
    r" [A-Z]\w+"
)


_UNDER = {"contact-head": "contact", "about-head": "boilerplate"}
"""Headings of a release's tail, and what stands under them."""


@dataclass(slots=True)
class _State:
    """What the blocks so far have said about those to come."""

    headline: int | None = None
    body: bool = False
    after: str = ""
    ended: bool = False
    previous: Placed = field(default_factory=lambda: Placed("end"))


def place_blocks(article: Article, words: Words) -> tuple[Placed, ...]:
    """One finding a block, in order."""
    marks, state = line_marks(words), _State()
    texts = [text for _, _, text in article.each()]
    talk = find_talk(article, words)
    found: list[Placed] = []
    for number, block, text in article.each():
        placed = place_turn(talk, number) or _place(number, block, text, texts, state, marks)
        _remember(state, placed, number, text)
        found.append(placed)
    return settle_turns(article, tuple(found), talk)


def _remember(state: _State, placed: Placed, number: int, text: str) -> None:
    if placed.kind == "headline":
        state.headline = number
    elif placed.kind in ("paragraph", "dateline", "question"):
        state.body = state.body or placed.kind != "dateline"
        state.after = ""
    elif placed.kind in ("note", "contact", "boilerplate"):
        state.after = placed.kind if placed.why not in ("release-mark", "kicker") else state.after
    elif placed.kind == "end" and re.search(r"[^\W_]|#", text):
        state.ended, state.after = True, "end"
    elif placed.kind == "heading":
        state.after = _UNDER.get(placed.why, "")
    state.previous = placed




def _place(number: int, block: Block, text: str, texts: list[str], state: _State,
           marks: LineMarks) -> Placed:
    """The first rule that claims a block."""
    hinted = _by_hint(block, text, state, marks)
    if hinted:
        return hinted
    for placed in (_by_marks(text, state, marks), _at_the_head(number, text, texts, state, marks),
                   _in_the_tail(text, state), _in_the_body(number, text, texts, state)):
        if placed:
            return placed
    return Placed("paragraph")


def _by_hint(block: Block, text: str, state: _State, marks: LineMarks) -> Placed | None:
    if block.hint == "heading" and not is_fixed(text, marks):
        if not state.body and state.headline is None and block.level <= 1:
            return Placed("headline", 1.0, "file-says")
        return Placed("heading", 1.0, "file-says")
    if block.hint == "caption" and not is_credit(text, marks.credits):
        return Placed("caption", 1.0, "file-says")
    if block.hint == "list" and not state.after:
        return Placed("list", 1.0, "file-says")
    return None


def _by_marks(text: str, state: _State, marks: LineMarks) -> Placed | None:
    """Lines that say themselves what they are."""
    short = len(text) < 500
    if re.match(r"(?i)ends?\s?/\s?\w.{0,40}\d{4}$", text):
        return Placed("end", 0.98, "end-mark")
    if text.strip().lower() in marks.ends and (text != "END" or state.body):
        return Placed("end", 0.98, "end-mark")
    if not re.search(r"[^\W_]", text):
        return Placed("end", 0.9, "rule")
    if (len(text) < 120 and marks.release.fullmatch(text) and not state.body
        and not _ENDED.search(text)):
        return Placed("note", 0.95, "release-mark")
    if is_byline(text, marks.credits):
        return Placed("byline", 0.95, "byline-mark")
    if is_credit(text, marks.credits):
        return Placed("credit", 0.95, "credit-mark")
    if state.body and marks.contact_alone.match(text):
        return Placed("heading", 0.9, "contact-head")
    if marks.contact.match(text) and (len(text) < 40 or _REACH.search(text) or state.ended):
        return Placed("contact", 0.95, "contact-head")
    if len(text) < 60 and marks.notes.match(text) or marks.notes.match(text) and ":" in text[:30]:
        return Placed("note", 0.95, "note-head")
    if marks.source.match(text) and len(text) < 200:
        return Placed("source", 0.9, "source-mark")
    if state.body and BOILERPLATE_LEAD.match(text):
        return Placed("boilerplate", 0.95, "about-head")
    if state.body and BOILERPLATE.match(text):
        return Placed("heading", 0.9, "about-head")
    if short and not marks.release.fullmatch(text):
        return caption_by_mark(text, marks)
    return None


def _at_the_head(number: int, text: str, texts: list[str], state: _State,
                 marks: LineMarks) -> Placed | None:
    """Headline, subheads, byline's second line, day: all before the first paragraph."""
    if state.body:
        return None
    dateline = find_dateline(text)
    if dateline and len(text) - dateline.end() > 40:
        return None
    if dateline and not text[dateline.end() :].strip() or is_day_line(text):
        return Placed("dateline", 0.9, "day-alone")
    if (state.previous.kind == "byline" and len(text) < 60 and _ROLE_LINE.match(text)
        and not _STOPPED.search(text)):
        agency = re.search(r"\b(?:News|Wire|Press|Agency|Service)\b", text)
        return (Placed("source", 0.8, "agency-under-byline") if agency
                else Placed("byline", 0.8, "under-byline"))
    longer = any(len(one) > max(60, len(text)) or _ENDED.search(one)
                 for one in texts[number + 1 : number + 8])
    if state.headline is None and len(text) < 50 and longer and marks.kicker.fullmatch(text):
        return Placed("note", 0.85, "kicker")
    if state.headline is None:
        stopped = text.endswith(".") and not text.endswith("...")
        if longer and len(text) <= 200 and not stopped and text[:1] not in "(":
            return Placed("headline", 0.95 if number == 0 else 0.85, "first-line")
        return None
    if len(text) > 320 or not longer:
        return None
    if not _FULL_STOP.search(text) and len(text) < 200:
        bare = _bare_byline(text)
        return (Placed("byline", 0.8, "name-and-post") if bare
                else Placed("subhead", 0.85, "under-headline"))
    if any(is_byline(one, marks.credits) for one in texts[number + 1 : number + 3]):
        return Placed("subhead", 0.8, "above-byline")
    return None


def _bare_byline(text: str) -> bool:
    """A name with a reporter's post and nothing else."""
    return (
        len(text) < 80
        and re.search(
            r"^[A-Z][\w’'-]+ [A-Z][^.:;!?]*(?:,| in | \|) ?.*\b(?:[Cc]orrespondent|[Rr]eporter"
            r"|[Ee]ditor|[Ss]taff [Ww]riter)\b",
            text,
        )
        is not None
    )


def _in_the_tail(text: str, state: _State) -> Placed | None:
    """What follows a head line of the tail, up to the next."""
    sentence = len(text) > 120 and _ENDED.search(text)
    if state.after == "contact":
        if sentence and not _REACH.search(text):
            return Placed("note", 0.7, "after-contact") if state.ended else None
        return Placed("contact", 0.9, "under-contact-head") if len(text) < 300 else None
    if state.after in ("note", "boilerplate"):
        if (_REACH.search(text) and len(text) < 160 and not sentence and not _BULLET.match(text)
            and (state.after == "boilerplate" or _NAMED_REACH.match(text))):
            return Placed("contact", 0.75, "reach-in-tail")
        return Placed(state.after, 0.9, f"under-{state.after}-head")
    if state.after == "end":
        kind = "contact" if _REACH.search(text) and len(text) < 300 else "note"
        return Placed(kind, 0.75, "after-the-end")
    return None


def _in_the_body(number: int, text: str, texts: list[str], state: _State) -> Placed | None:
    following = texts[number + 1] if number + 1 < len(texts) else ""
    if state.body and number > len(texts) - 4 and is_signer(text, texts[:number]):
        return Placed("credit", 0.8, "who-wrote")
    neighbours = (texts[number - 1] if number else "", following)
    if (_NUMBERED.match(text) and state.body and _is_heading(text, following)
        and not any(map(_BULLET.match, neighbours))):
        return Placed("heading", 0.8, "numbered")
    if _BULLET.match(text):
        return Placed("list", 0.95, "bullet")
    if _LABEL.match(text) and any(_LABEL.match(one) for one in neighbours):
        return Placed("list", 0.9, "labels")
    if _FACT.match(text) and any(_LABEL.match(one) for one in neighbours):
        return Placed("list", 0.8, "labels")
    if state.body and _shows_somebody(text, texts[max(0, number - 60):number]):
        return Placed("caption", 0.7, "somebody-does-something")
    if _is_heading(text, following):
        return Placed("heading", 0.85, "short-line-before-paragraph")
    if (number > 0 and len(text) < 60 and not _STOPPED.search(text) and state.body
        and len(following) < 60):
        return Placed("list", 0.6, "short-lines") if state.previous.kind == "list" else None
    return None


def _shows_somebody(text: str, before: list[str]) -> bool:
    """Whether a line without a stop says what somebody who was named before does in a picture:
    Jane Roe shows John Doe the mast at the quay in April."""
    match = _DOES.match(text)
    return (match is not None and len(text) < 200 and len(text.split()) > 7
            and not _STOPPED.search(text) and any(match[1] in one for one in before))


def _is_heading(text: str, following: str) -> bool:
    """A short line without a full stop before something longer that is written out."""
    if (len(text) > 90 or len(text.split()) > 14
        or not (text[0].isupper() or text[0].isdigit() or text[0] in "“‘\"'")):
        return False
    if re.search(r"[.:;,…][\"”’')\]]*$", text) or re.search(r"[.,?!][”\"’']", text):
        return False
    if text[0] in '“"' and text[-1] not in '”"':
        return False
    if _LABEL.match(following) and ":" not in text:
        return True
    return (len(following) > len(text)
            or _BULLET.match(following) is not None) and (len(following) > 60
                                                          or _STOPPED.search(following) is not None
                                                          or _BULLET.match(following) is not None)
