"""Finding proper names in a text.

Here: the compiled register of one locale, the mentions in a text, which of them are doubtful.
Never here: what a name becomes in another locale (``script``), whether it had to be there
(``checks``).

A match is the longest one.  A Latin name stands between word edges; a Hangul name begins a
word and may be followed by particles; a kana name doesn't continue in kana.  Han has no
edges: a short name that shares a character with a common word beside it (由於 + 朕) is
doubtful, and the author settles it by ``[於朕](person:yu-zhen)`` or ``\\於朕``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from presskit.document import Inline, Text, map_text
from presskit.model.kit import Kit, Named, NameForm

__all__ = ["Mention", "Register", "extract_mentions", "extract_register", "name_form",
           "without_marks"]

_HAN = "\u2e80-\u2fdf\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HANGUL = "\uac00-\ud7a3"
_KANA = "\u30a1-\u30fa\u30fc"
_LATIN = "0-9A-Za-z\u00c0-\u024f\u1e00-\u1eff"
_PARTICLES = ("은|는|이|가|을|를|과|와|의|에|에게|에게서|에서|께|께서|도|만|로|으로|부터|까지|처럼|보다|"
              "하고|이고|이며|며|이나|나|라고|이라고|라는|이라는|이라며|라며|씨|측|이다|다|인|였다|이었다|입니다")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text: characters ``start`` to ``end``.

    ``key`` is ``kind:id``; ``form`` is ``full``, ``short`` or ``alias:n`` (from 0);
    ``others`` are further keys that are written the same; ``trap`` is the common word that
    makes the match doubtful (empty: none); ``escaped`` says that the author put a backslash
    before it: these characters are no name here.
    """

    start: int
    end: int
    key: str
    form: str
    others: tuple[str, ...] = ()
    trap: str = ""
    escaped: bool = False


@dataclass(frozen=True, slots=True)
class Register:
    """The names of a kit as one locale writes them, ready to be looked for."""

    locale: str
    forms: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    pattern: re.Pattern[str] | None = None
    traps: re.Pattern[str] | None = None


def name_form(named: Named, locale: str) -> NameForm | None:
    """The form of a name for a locale: its own, or that of its script or language.

    ``zh-Hant-TW`` looks for ``zh-Hant-TW``, ``zh-Hant``, ``zh``; never at a neighbour.
    """
    parts = locale.split("-")
    for length in range(len(parts), 0, -1):
        found = named.names.get("-".join(parts[:length]))
        if found:
            return found
    return None


def _each_form(form: NameForm) -> Iterator[tuple[str, str]]:
    yield "full", form.full
    if form.short:
        yield "short", form.short
    for number, alias in enumerate(form.aliases):
        yield f"alias:{number}", alias


def _edges(text: str) -> str:
    """The pattern of one written form with the edges of its script."""
    before, after = "", ""
    for script in (_LATIN, _HANGUL, _KANA):
        if re.match(f"[{script}]", text):
            before = f"(?<![{script}])"
        if re.match(f"[{script}]", text[-1]):
            after = f"(?![{script}])"
    if re.match(f"[{_HANGUL}]", text[-1]):
        after = f"(?=(?:{_PARTICLES}){{0,3}}(?![{_HANGUL}]))"
    return before + re.escape(text) + after


def extract_register(kit: Kit, locale: str, traps: Iterable[str] = ()) -> Register:
    """The register of ``kit`` in the forms of ``locale``; ``traps`` are common words that
    make a short Han name beside them doubtful."""
    forms: dict[str, list[tuple[str, str]]] = {}
    for key, named in kit.register.items():
        form = name_form(named, locale)
        for kind, text in _each_form(form) if form else ():
            keys = forms.setdefault(text, [])
            if text and key not in {known for known, _ in keys}:
                keys.append((key, kind))
    written = sorted(filter(None, forms), key=lambda text: (-len(text), text))
    if not written:
        return Register(locale)
    starts = re.escape("".join(sorted({text[0] for text in written})))
    pattern = re.compile(rf"(\\?)(?=[{starts}])({'|'.join(map(_edges, written))})")
    words = sorted(set(traps), key=lambda word: (-len(word), word))
    return Register(locale, {text: tuple(forms[text]) for text in written}, pattern,
                    re.compile(f"(?=({'|'.join(map(re.escape, words))}))") if words else None)


def extract_mentions(register: Register, text: str) -> tuple[Mention, ...]:
    """The names in ``text``, in its order, none overlapping another."""
    if not register.pattern:
        return ()
    found = []
    for match in register.pattern.finditer(text):
        (key, form), *others = register.forms[match[2]]
        start, end = match.span(2)
        found.append(Mention(start, end, key, form, tuple(other for other, _ in others),
                             _trap(register, text, start, end), bool(match[1])))
    return tuple(found)


def _trap(register: Register, text: str, start: int, end: int) -> str:
    """The common word across an edge of the name, if its shortness makes that likely."""
    if not register.traps or end - start > 2 or not re.match(f"[{_HAN}]", text[start]):
        return ""
    first = max(0, start - 3)
    for match in register.traps.finditer(text, first, end + 3):
        begin, stop = match.span(1)
        if begin < end and stop > start and not (start <= begin and stop <= end):
            return match[1]
    return ""


def without_marks(register: Register, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The words as they are printed: the backslash that denies a name is gone."""
    if not register.pattern:
        return inlines

    def settle(node: Text) -> Text:
        if "\\" not in node.text:
            return node
        cut = [m.start - 1 for m in extract_mentions(register, node.text) if m.escaped]
        text = "".join(c for place, c in enumerate(node.text) if place not in cut)
        return Text(text, node.language, node.segment)

    return map_text(inlines, settle)

