"""Short lines of a Japanese article: who speaks next, and headings.

Here: what a line alone can be by what follows it.  Never here: marks of captions, credits,
contacts (``blocks``).
"""

from __future__ import annotations

import re

from presskit.extract.japanese.captions import says_when, shows_somebody
from presskit.extract.japanese.forms import HIRA, KANJI, KATA, Forms, longest_before
from presskit.extract.japanese.names import DOT, name_ending, name_starting
from presskit.extract.proposal import Placed
from presskit.extract.turns import SPEAKER_LINE

__all__ = ["CHAPTER", "LIMIT", "SPEAKER_LINE", "STOPS", "contact_of", "place_short",
           "place_shown", "place_speakers"]

STOPS = "。！？!?」』"
CHAPTER = re.compile(r"第[\d０-９一二三四五六七八九十]+[章部節幕]|[\d０-９]{1,2}[.．]\s*\S{2,20}$")
SIGNED_LINE = re.compile("[「“][^「」]{6,}[」”][ \u3000]*[―—─–]{1,3}.{2,40}")
MARKED = ("heading-mark", "list-mark", "list-of-one-mark")
"""Why a block is a heading or an item: the mark that it begins with."""
TWO_SAID = re.compile("(?=.{10,80}$)[^。「」：:]*(?:「[^」]*」)?[^。「」：:]{3,}。"
                      "[^。「」：:]{3,}[^。「」：:）)]")
"""A sentence and half of one, as under a picture: 塩の道を歩く参加者。後方は灯台."""
BRACKET_NUMBER = re.compile(r"(?:[①-⑳]|[（(][\d０-９一二三四五六七八九十]{1,2}[)）])\s*\S{2,20}$")
LIMIT = 44
"""No heading is longer, in characters."""


def contact_of(forms: Forms) -> re.Pattern[str]:
    """Labels of what to ask at, and what needs none."""
    return re.compile(f"{forms.any('contact_labels')}\\s*[：:.／/]?"
                      "|https?://\\S+$|[\\w.+-]+@[\\w.-]+")


def place_speakers(texts: list[str], placed: list[Placed | None], forms: Forms,
                   comment: re.Pattern[str]) -> None:
    """A name alone in a line is who speaks next, under a heading that asks for comments
    (``comment``), or where a speech follows."""
    comments = False
    for at in range(1, len(texts) - 1):
        one, after = placed[at], placed[at + 1]
        line = texts[at][1:].strip() if one and one.why in MARKED else texts[at]
        asked = comments
        if one and one.kind == "heading" or not one and len(texts[at]) < 24 \
                and comment.search(texts[at]) and texts[at][-1] not in STOPS:
            comments = comment.search(texts[at]) is not None
        if one and one.why not in ("label-and-value", *MARKED) or not line \
                or after and after.kind not in ("list",) or len(texts[at]) > 60 \
                or not re.search(f"[{KANJI}{HIRA}{KATA}]", texts[at + 1]):
            continue
        speech = texts[at + 1][0] in "「“" and texts[at + 1][-1] in "」”"
        spoken = speech or texts[at + 1][-1] in "。）！？"
        honoured = line is texts[at] and re.search(
            r"(?:氏|さん|様)(?:（[^（）]*）)?$|^【[^】]+】.", line)
        titled = speech and re.search(r"[ \u3000／]|（", line) and len(line) < 50 and any(
            part in forms.called or longest_before(part, 0, len(part), forms.called) < len(part)
            for part in re.split(r"[ \u3000／・（）】]", line) if part)
        if spoken and (speech or honoured or asked or comments) \
                and (titled or speaker_name(line, forms)):
            placed[at], comments = Placed("paragraph", 0.85, SPEAKER_LINE), asked or comments


def speaker_name(text: str, forms: Forms) -> bool:
    """Whether a short line seems to name somebody and to say nothing."""
    text = re.sub(r"^[【＜〈\[][^】＞〉\]]*[】＞〉\]]|[：:]$|（[^（）]*）$", "", text).strip()
    if not 1 < len(text) <= 44 or re.search(r"[。「」『』！？、]", text):
        return False
    core = re.sub(r"[ \u3000]?(?:氏|さん|さま|様|先生)$", "", text)
    if core == text:
        start = longest_before(core, 1, len(core), forms["titles"])
        core = core[:start] if start < len(core) else core
    first = name_starting(text, 0, len(text), forms)
    if first and first.fit >= 3 and text[first.end:first.end + 1] in tuple(" \u3000／・") \
            and longest_before(text, first.end, len(text), forms.called) < len(text):
        return True
    if core in forms["surnames"] or core in forms["surnames_short"]:
        return True
    if re.fullmatch(f"[{KATA}{DOT}]{{2,24}}", core):
        return True
    found = name_ending(core, 0, len(core), forms)
    if found and (found.split is not None and found.fit >= 3 or found.fit >= 4):
        return found.start == 0 or core[found.start - 1] in " \u3000／/・の" or found.fit >= 4.5
    return False


def place_shown(texts: list[str], placed: list[Placed | None], forms: Forms) -> None:
    """A line without a stop that ends with whom it shows, somewhere after the first paragraph."""
    body = next((at for at, text in enumerate(texts) if placed[at] is None and len(text) > 30
                 and text[-1] in STOPS), len(texts))
    for at in range(body + 1, len(texts)):
        if placed[at] is None and shows_somebody(texts[at], forms):
            placed[at] = Placed("caption", 0.72, "ends-with-whom-it-shows")
        elif placed[at] is None and texts[at][-1] not in STOPS and len(texts[at]) < 120 \
                and (says_when(texts[at]) or TWO_SAID.fullmatch(texts[at])
                     or re.match("写真[上下左右]?は.{6}", texts[at])):
            placed[at] = Placed("caption", 0.8, "ends-with-when-it-was-taken")


def place_short(texts: list[str], placed: list[Placed | None], said: set[int],
                asks: re.Pattern[str]) -> None:
    """A short line without a stop, over paragraphs that have one, is a heading; not one that
    ``asks``, which :func:`contact_of` gives, to be asked."""
    for at in range(1, len(texts) - 1):
        text = texts[at]
        if placed[at] and placed[at].why != "list-mark" or len(text) > LIMIT \
                or at in said or text[-1] in "。、：:）)…」』" \
                and not re.fullmatch(r"[「『][^」』]*[」』]", text) or "。" in text[:-1]:
            continue
        if placed[at] and not (CHAPTER.match(text) or BRACKET_NUMBER.match(text)):
            continue
        if SIGNED_LINE.fullmatch(text) or _goes_on(texts[at - 1], placed[at - 1]) \
                or _is_utterance(text, placed[at - 1]):
            continue
        after = next((number for number in range(at + 1, min(at + 4, len(texts)))
                      if not (placed[number] and placed[number].kind == "caption")), None)
        if after is None or placed[after] and placed[after].kind not in (
                "question", "paragraph", "list"):
            continue
        follows = texts[after]
        if re.match(r"(?:[\d０-９]{4}|昭和|平成)[\d０-９]*年[^。]{0,24}生まれ", follows):
            continue
        if placed[after] and placed[after].kind == "list":
            if len(text) <= 24 and not re.search(r"[：:　]", text):
                placed[at] = Placed("heading", 0.76, "short-line-over-a-list")
            continue
        full = "。" in follows or follows[-1] in "。」！？" or placed[after] is not None
        before = placed[at - 1]
        if full and len(follows) > len(text) * 0.8 \
                and not (before and before.why == SPEAKER_LINE) and not asks.search(text):
            placed[at] = Placed("heading", 0.8, "short-line-over-paragraphs")


def _is_utterance(text: str, before: Placed | None) -> bool:
    """Whether a line in quotation marks is rather said than a heading."""
    return bool(re.fullmatch(r"[「『](?:[^」』]*[、。？！][^」』]*|[^」』]{17,}|[^」』]*(?:です"
                             r"|ます|した|ません|んだ))"
                             r"[」』]", text)) or text[0] == "「" and text[-1] == "」" \
        and before is not None and before.kind in ("heading", "headline", "subhead")


def _goes_on(text: str, placed: Placed | None) -> bool:
    """Whether a line is one of several short ones, which a heading does not follow."""
    return placed is None and len(text) <= LIMIT and text[-1] not in STOPS + "）)"
