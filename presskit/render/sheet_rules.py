"""What a style sheet says of colours: rules with their colour and their ground.

Here: reading selectors (CSS Selectors, level 4) and which colours belong to them.  Never here:
what a colour is (``sheet_colours``), what counts as too little contrast, which element stands in
which.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from presskit.render.palette import mix
from presskit.render.sheet_colours import read_tone, without_blanks

__all__ = ["Paint", "Rule", "list_custom", "list_declarations", "list_rules"]

_ALTERNATIVES = {"is", "where", "matches"}
_SET = {"color": "colour", "background": "ground", "background-color": "ground", "opacity": "fade"}
_IMAGES = {"url", "image", "image-set", "cross-fade", "element"}


@dataclass(frozen=True, slots=True)
class Paint:
    """A colour where it is set: ``#rrggbb``, the token that it comes from (empty: a literal), line
    and column, how much of it covers what lies below (0 to 1).  Without a value nobody can tell:
    a picture."""

    value: str
    token: str
    line: int
    column: int
    share: float = 1.0

    def __str__(self) -> str:
        share = f"at {self.share:.0%}".replace("%", " %") if self.share < 1 else ""
        name = " ".join(filter(None, (self.token, share)))
        return f"{name} ({self.value})" if self.token else f"{self.value} {share}".rstrip()

    def laid(self, ground: Paint) -> Paint:
        """What is seen of it on a ground."""
        if self.share == 1 or not self.value or not ground.value:
            return self
        return replace(self, value=mix(self.value, ground.value, self.share))


@dataclass(frozen=True, slots=True)
class Rule:
    """One selector and what it sets: the names of its subject (its classes, else its element),
    those of what is around it, nearest first, the colour of text, the ground, whether it is for
    dark screens alone, whether its subject is a pseudo-element, and how much of it all shows
    (``opacity``, as the share of a paint without a value)."""

    subject: tuple[str, ...]
    around: tuple[tuple[str, ...], ...]
    colour: Paint | None
    ground: Paint | None
    dark: bool = False
    made: bool = False
    fade: Paint | None = None


@lru_cache(8)
def list_declarations(text: str) -> tuple[tuple[Any, tuple[str, ...], Any], ...]:
    """Every declaration of a sheet, with the conditions of the at-rules around it and the prelude
    of its rule (``None`` in an at-rule such as ``@font-face``)."""
    import tinycss2
    return tuple(_walk(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True),
                       ()))


def _walk(rules: Iterable, media: tuple[str, ...]) -> Iterator[tuple[Any, tuple[str, ...], Any]]:
    import tinycss2
    for rule in rules:
        if rule.type == "at-rule" and rule.content is not None:
            name = rule.lower_at_keyword
            words = f"{name} {tinycss2.serialize(rule.prelude)}".lower().strip()
            if name in {"media", "supports", "layer", "container"}:
                yield from _walk(tinycss2.parse_rule_list(
                    rule.content, skip_comments=True, skip_whitespace=True), (*media, words))
            else:
                yield from ((one, (*media, words), None) for one in _declarations(rule.content))
        elif rule.type == "qualified-rule":
            yield from ((one, media, rule.prelude) for one in _declarations(rule.content))


def _declarations(content: Iterable) -> list:
    import tinycss2
    return [one for one in tinycss2.parse_blocks_contents(content, skip_comments=True,
                                                          skip_whitespace=True)
            if one.type == "declaration"]


def list_custom(text: str) -> dict[str, list]:
    """The properties that a sheet defines for itself (``--house``), with their values."""
    return {one.name.removeprefix("--"): one.value for one, _media, _rule in
            list_declarations(text) if one.name.startswith("--")}


# Rules --------------------------------------------------------------------------------------

def list_rules(text: str, tokens: Mapping[str, str]) -> list[Rule]:
    """The rules of a sheet that set a colour, a ground or ``opacity``, one for each selector; those
    for print out of a web page are left out.  ``tokens`` are the values of the theme by name."""
    own = list_custom(text)
    found: dict[int, tuple[Any, bool, dict[str, Paint]]] = {}
    for one, media, prelude in list_declarations(text):
        what = _SET.get(one.lower_name)
        if prelude is None or what is None or any(_is_print(words) for words in media):
            continue
        paint = _read_fade(one) if what == "fade" else _read_paint(one, tokens, own)
        dark = any("prefers-color-scheme" in words and "dark" in words for words in media)
        if paint is not None:
            found.setdefault(id(prelude), (prelude, dark, {}))[2][what] = paint
    return [Rule(subject, around, paints.get("colour"), paints.get("ground"), dark, made,
                 paints.get("fade"))
            for prelude, dark, paints in found.values()
            for subject, around, made in _read_selectors(prelude)]


def _is_print(words: str) -> bool:
    return words.startswith("media") and "print" in words and "screen" not in words


def _read_paint(declaration: Any, tokens: Mapping[str, str],
                own: Mapping[str, list]) -> Paint | None:
    """The colour of a declaration; ``None`` where it sets none (``none``, ``inherit``)."""
    line, column = declaration.source_line, declaration.source_column
    values = without_blanks(declaration.value)
    if any(one.type == "url" or one.type == "function" and (
            one.lower_name in _IMAGES or "gradient" in one.lower_name) for one in values):
        return Paint("", "", line, column)
    for one in values:
        tone = read_tone(one, tokens, own)
        if tone:
            return Paint(tone.value, tone.token, line, column, tone.share)
    return None


def _read_fade(declaration: Any) -> Paint | None:
    """How much a rule shows of its subject; ``None`` where that is nothing at all or everything."""
    for one in declaration.value:
        if one.type in ("number", "percentage"):
            share = one.value / (100 if one.type == "percentage" else 1)
            place = declaration.source_line, declaration.source_column
            return Paint("", "", *place, share) if 0 < share < 1 else None
    return None


# Selectors ----------------------------------------------------------------------------------

def _read_selectors(prelude: Iterable) -> Iterator[tuple[tuple[str, ...], tuple, bool]]:
    for selector in _split(prelude):
        compounds: list[list] = [[]]
        siblings = set()
        for token in selector:
            if token.type == "literal" and token.value in ">+~":
                compounds += [[]] if compounds[-1] else []
                siblings |= {len(compounds) - 2} if token.value in "+~" else set()
            elif token.type == "whitespace":
                compounds += [[]] if compounds[-1] else []
            else:
                compounds[-1].append(token)
        compounds = compounds if compounds[-1] else compounds[:-1]
        if not compounds:
            continue
        around = tuple(names for place, one in reversed(list(enumerate(compounds[:-1])))
                       if place not in siblings for names in _read_compound(one)[:1])
        for names in _read_compound(compounds[-1]):
            yield names, around, _is_made(compounds[-1])


def _split(tokens: Iterable) -> list[list]:
    out: list[list] = [[]]
    for token in tokens:
        if token.type == "literal" and token.value == ",":
            out.append([])
        elif token.type != "comment":
            out[-1].append(token)
    return out


def _read_compound(tokens: list) -> list[tuple[str, ...]]:
    """The names of a compound selector, once for each alternative in ``:is(…)``."""
    classes, element, choices = [], "", [()]
    before = None
    for token in tokens:
        if token.type == "ident" and before == ".":
            classes.append(token.value)
        elif token.type == "ident" and before is None:
            element = token.value.lower()
        elif token.type == "literal" and token.value == "*":
            element = "*"
        elif token.type == "function" and token.lower_name in _ALTERNATIVES:
            choices = [names for one in _split(token.arguments) if one
                       for names in _read_compound([part for part in one
                                                    if part.type != "whitespace"])] or [()]
        before = token.value if token.type == "literal" else ""
    return [tuple(dict.fromkeys((*classes, *more))) or ((element,) if element else ())
            for more in choices]


def _is_made(tokens: list) -> bool:
    words = "".join(getattr(one, "value", "") for one in tokens if one.type in ("literal", "ident"))
    return "::" in words or words.endswith((":before", ":after"))
