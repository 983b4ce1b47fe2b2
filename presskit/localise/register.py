"""Finding proper names in a text.

Here: the register of one locale made ready, the mentions in a text, which of them are
doubtful.  Never here: what a name becomes in another locale (``script``), whether it had to
be there (``checks``).

A match is the longest one.  A Latin name stands between word edges; a Hangul name begins a
word and may be followed by particles; a kana name doesn't continue in kana.  Han has no
edges: a short name that shares a character with a common word beside it (由於 + 朕) is
doubtful, and the author settles it by ``[於朕](person:yu-zhen)`` or ``\\於朕``.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from presskit.document import Inline, Text, map_text
from presskit.locales import HAN, HANGUL, KANA, LATIN, script
from presskit.localise.literals import Index, each_literal, index_literals
from presskit.localise.near import Near, Shape, extract_near, shapes_of
from presskit.localise.words import Words
from presskit.model.kit import Kit, NameForm
from presskit.model.names import name_form

__all__ = ["FORMER", "Mention", "Register", "extract_foreign", "extract_mentions",
           "extract_register", "extract_slips", "is_form", "without_marks", "without_names"]

_SCRIPTS = tuple(re.compile(one) for one in (
    f"[0-9{LATIN}]", f"[{HANGUL}]", "[\u30a1-\u30fa\u30fc]"))
_HAN = re.compile(f"[{HAN}]")
FORMER = "was:"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text: characters ``start`` to ``end``.

    ``key`` is ``kind:id``; ``form`` is ``full``, ``short`` or ``alias:n`` (from 0), with
    :data:`FORMER` before it where the name was written so before it was changed; ``others`` are
    further keys that are written the same; ``trap`` is the common word that makes the match
    doubtful (empty: none); ``escaped`` says that the author put a backslash before it: these
    characters are no name here.
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
    """The names of a kit as one locale writes them, ready to be looked for.

    ``forms`` gives for each way of writing the names it may be, as (``kind:id``, form);
    ``shapes`` are what a slip of the pen is found by; ``beside`` are former forms of other
    locales, which may be shown beside a name.
    """

    locale: str
    forms: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    index: Index = field(default_factory=dict)
    vocabulary: Words = Words()
    traps: frozenset[str] = frozenset()
    shapes: tuple[Shape, ...] = ()
    beside: Register | None = None
    read: dict[str, tuple[Mention, ...]] = field(default_factory=dict, init=False, compare=False,
                                                 repr=False)


def extract_register(kit: Kit, locale: str, vocabulary: Words,
                     traps: Iterable[str] = ()) -> Register:
    """The register of ``kit`` in the forms of ``locale``; ``vocabulary`` tells names from the
    words beside them, ``traps`` are common words that make a short Han name beside them
    doubtful."""
    forms: dict[str, dict[str, str]] = {}
    for key, named in kit.register.items():
        form = name_form(named, locale)
        for kind, text in _each_form(form) if form else ():
            forms.setdefault(text, {}).setdefault(key, kind)
    shapes = shapes_of([*((text, key) for text, keys in forms.items() for key in keys),
                        *_each_latin(kit)])
    current = frozenset(forms)
    for key, named in kit.register.items():
        form = name_form(named, locale)
        for text, (kind, _new) in form.outdated.items() if form else ():
            if text not in current:  # what is right for one name can't be wrong for another
                forms.setdefault(text, {}).setdefault(key, FORMER + kind)
    return Register(locale, {text: tuple(keys.items()) for text, keys in forms.items()},
                    index_literals(forms), vocabulary, frozenset(traps), shapes,
                    _extract_beside(kit, locale, vocabulary, forms))


def _extract_beside(kit: Kit, locale: str, vocabulary: Words,
                    own: Container[str]) -> Register | None:
    """What another locale wrote counts where no locale writes it any more; what the source wrote,
    everywhere but where it is a form of the locale's own."""
    every = [(key, form, form is name_form(named, kit.source_locale))
             for key, named in kit.register.items() for form in named.names.values()]
    if not any(form.formerly for _key, form, _source in every):
        return None
    current = {text for _key, form, _source in every for text in form.written}
    forms: dict[str, dict[str, str]] = {}
    for key, form, is_source in every:
        for old, (kind, _new) in form.outdated.items():
            if old not in own and (is_source or old not in current):
                forms.setdefault(old, {}).setdefault(key, FORMER + kind)
    return Register(locale, {text: tuple(keys.items()) for text, keys in forms.items()},
                    index_literals(forms), vocabulary)


_LETTERS = {"Hant": HAN, "Hans": HAN, "Jpan": HAN + KANA, "Kore": HANGUL}


def extract_foreign(kit: Kit, locale: str, vocabulary: Words) -> Register:
    """The names of ``kit`` as other locales write them, in letters that ``locale`` isn't written
    in: they stand in its texts as well (Kling AI in Chinese)."""
    own = re.compile(f"[{_LETTERS.get(script(locale), LATIN)}]")
    forms: dict[str, dict[str, str]] = {}
    for key, named in kit.register.items():
        known = name_form(named, locale)
        for form in named.names.values():
            for kind, text in _each_form(form):
                if not own.search(text) and not (known and text in known.written):
                    forms.setdefault(text, {}).setdefault(key, kind)
    return Register(locale, {text: tuple(keys.items()) for text, keys in forms.items()},
                    index_literals(forms), vocabulary)


def _each_latin(kit: Kit) -> Iterator[tuple[str, str]]:
    """The forms in Latin letters of any locale: they stand beside names in all of them."""
    for key, named in kit.register.items():
        for form in named.names.values():
            yield from ((text, key) for text in form.written if text.isascii())


def _each_form(form: NameForm) -> Iterator[tuple[str, str]]:
    yield "full", form.full
    if form.short:
        yield "short", form.short
    for number, alias in enumerate(form.aliases):
        yield f"alias:{number}", alias


def extract_mentions(register: Register, text: str) -> tuple[Mention, ...]:
    """The names in ``text``, in its order, none overlapping another.

    A register remembers what it found: every check asks for the same texts again.
    """
    if text not in register.read:
        register.read[text] = _find_mentions(register, text)
    return register.read[text]


def _find_mentions(register: Register, text: str) -> tuple[Mention, ...]:
    found: list[Mention] = []
    place = 0
    while place < len(text):
        if text[place] not in register.index:
            place += 1
            continue
        written = next((one for one in each_literal(register.index, text, place)
                        if _stands_free(register, text, place, place + len(one))), "")
        if written:
            (key, form), *others = register.forms[written]
            found.append(Mention(
                place, place + len(written), key, form, tuple(other for other, _ in others),
                _trap(register, text, place, place + len(written)),
                place > 0 and text[place - 1] == "\\"))
        place += len(written) or 1
    return tuple(found)


def without_names(register: Register, text: str) -> str:
    """The text, as long as it was, with NUL for every character of a name, and of what the
    author says is none."""
    out = list(text)
    for found in extract_mentions(register, text):
        out[found.start:found.end] = "\0" * (found.end - found.start)
    return "".join(out)


def extract_slips(register: Register, text: str, *, owner: str = "",
                  titles: Iterable[str] = ()) -> tuple[Near, ...]:
    """The words in ``text`` that are a name but for one letter, those aside that the author
    denies by a backslash.

    ``owner`` is the key of the person whose own text it is; ``titles`` what stands before
    names.
    """
    near = extract_near(register.shapes, text, without_names(register, text),
                        register.vocabulary, owner=owner, titles=titles)
    return tuple(one for one in near if text[one.start - 1:one.start] != "\\")


def is_form(register: Register, key: str, words: str) -> bool:
    """Whether some words are a registered form of ``kind:id`` in the register's locale."""
    return any(key == one for one, _form in register.forms.get(words, ()))


def _stands_free(register: Register, text: str, start: int, end: int) -> bool:
    """Whether the edges of a name are edges of a word, as its script has it."""
    for letters in _SCRIPTS:
        if start and letters.match(text[start]) and letters.match(text[start - 1]):
            return False
        if letters.match(text[end - 1]) and letters.match(text, end):
            return letters.pattern == f"[{HANGUL}]" and bool(
                register.vocabulary.particles.match(text, end))
    return True


def _trap(register: Register, text: str, start: int, end: int) -> str:
    """The common word across an edge of the name, if its shortness makes that likely."""
    if not register.traps or end - start > 2 or not _HAN.match(text[start]):
        return ""
    for begin in range(max(0, start - 3), end):
        for stop in range(max(begin, start) + 1, min(len(text), end + 3) + 1):
            inside = start <= begin and stop <= end
            if not inside and text[begin:stop] in register.traps:
                return text[begin:stop]
    return ""


def without_marks(register: Register, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The words as they are printed: the backslash that denies a name is gone."""
    def settle(node: Text) -> Text:
        if "\\" not in node.text:
            return node
        cut = [m.start - 1 for one in (register, register.beside) if one
               for m in extract_mentions(one, node.text) if m.escaped]
        near = extract_near(register.shapes, node.text, without_names(register, node.text),
                            register.vocabulary)
        cut += [one.start - 1 for one in near if node.text[one.start - 1:one.start] == "\\"]
        text = "".join(c for place, c in enumerate(node.text) if place not in cut)
        return replace(node, text=text)

    return map_text(inlines, settle)
