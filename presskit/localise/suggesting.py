"""Forms of people's names that a kit lacks, proposed with the method they were made by.

Here: which methods there are for a name and a locale, and where nobody but a person can tell.
Never here: how a name is read (``readings``), confirming anything, writing.

Only people's names are proposed: what an organisation, a work or a term is called elsewhere is no
question of letters.  A Chinese or Japanese transcription of a foreign name is asked for in its own
spelling, never romanised, and where a person is known not to be read in Mandarin, neither kana nor
Hangul are made from it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from presskit.locales import HAN, HANGUL, KANA, LATIN, is_chinese, language, script
from presskit.localise.readings import cantonese, chinese, japanese, korean
from presskit.model.kit import Kit, NameForm, Person
from presskit.model.names import name_form

__all__ = ["ASKED", "Proposal", "Readings", "propose_forms"]

ASKED = "jyutping"
"""The method that is only shown to whoever names it: linguists write so, bearers hardly ever."""
_DOT = re.compile("[·・．‧•＝=]")
_ALL_HAN = re.compile(f"[{HAN}]{{2,4}}")
_ALL_HANGUL = re.compile(f"[{HANGUL}]{{2,5}}(?: [{HANGUL}]{{1,3}})?")
_LETTERS = re.compile(f"[{LATIN}]")


@dataclass(frozen=True, slots=True)
class Readings:
    """What proposals are made with: the tables of ``templates/readings`` by name, and a function
    that converts characters between two Chinese locales."""

    tables: Mapping[str, Mapping[str, Any]]
    characters: Callable[[str, str], Callable[[str], str]]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A form for a name (``kind:id``) in a locale, by a ``method``; ``unsure`` is what of it may be
    otherwise.  Without a form it is a question, and ``unsure`` says why."""

    key: str
    locale: str
    full: str = ""
    reading: str = ""
    method: str = ""
    unsure: str = ""


def propose_forms(kit: Kit, key: str, locale: str, readings: Readings) -> tuple[Proposal, ...]:
    """What a name might be in a locale where it has no form: one proposal for each method, or a
    single question."""
    named = kit.register[key]
    source = name_form(named, kit.source_locale)
    if name_form(named, locale):
        return ()
    if source is None:
        return (Proposal(key, locale, unsure=f"it has no form in {kit.source_locale} either"),)
    if not isinstance(named, Person):
        return (Proposal(key, locale, unsure="what it is called there is not a question of "
                         "letters: ask, or look at its own site"),)
    why = _against(kit, named, source, locale) or _unusual(
        kit, named, source, locale, readings.tables["chinese"])
    if why:
        return (Proposal(key, locale, unsure=why),)
    found = [Proposal(key, locale, full, reading, method, unsure)
             for full, reading, method, unsure in _forms(kit, named, source, locale, readings)]
    return tuple(found) or (Proposal(key, locale, unsure=_nothing(kit.source_locale, locale)),)


def _nothing(source: str, locale: str) -> str:
    """What to ask where no table leads to a locale."""
    if is_chinese(locale) and language(source) == "ko":
        return "ask which Han characters it is written with, or look how newspapers there write it"
    if is_chinese(locale) and language(source) == "ja":
        return "write its characters as they are there; kana have none: ask its bearer"
    return "no table leads there: ask its bearer"


def _against(kit: Kit, person: Person, source: NameForm, locale: str) -> str:
    """Why nothing may be proposed for a person."""
    own = language(kit.source_locale)
    if own == language(locale):
        return ""
    foreign = own in ("zh", "ja", "ko") and (
        _DOT.search(source.full) or _LETTERS.search(source.full)
        or own == "ja" and re.fullmatch(f"[{KANA} 　]+", source.full))
    if foreign and not (own == "ko" and _ALL_HANGUL.fullmatch(source.full)):
        return "a transcription: ask for the name as its bearer writes it"
    spoken = {language(one) for one in person.spoken_languages}
    if own == "zh" and spoken and "zh" not in spoken and not spoken & {"yue", "cmn"}:
        return (f"its bearer speaks {', '.join(sorted(spoken))}: ask how the name is read and "
                "written")
    if own == "ja" and not source.reading and (
            script(locale) == "Latn" or language(locale) == "ko"):
        return f"ask how the name is read, and write it as reading: of {kit.source_locale}"
    if own not in ("zh", "ja", "ko") and script(locale) != "Latn":
        return "ask its bearer, or look how newspapers there write the name"
    return ""


def _unusual(kit: Kit, person: Person, source: NameForm, locale: str,
             table: Mapping[str, Any]) -> str:
    """Why a Chinese name is rather not read by its characters: it begins with no usual surname, as
    a transcription (奧巴馬) or a pen name does, and nothing says that its bearer speaks Chinese."""
    if not is_chinese(kit.source_locale) or is_chinese(locale) or person.spoken_languages \
            or not _ALL_HAN.fullmatch(source.full):
        return ""
    surname, _given = chinese.split_name(table, source.full)
    if surname in table["surnames"] or surname in table.get("usual", ""):
        return ""
    return (f"{surname} is no usual surname: ask how its bearer writes the name, it may be a "
            "transcription; if it is read as Chinese, say spoken_languages: [zh]")


Form = tuple[str, str, str, str]
"""A full form, its reading, the method, what is not sure."""


def _forms(kit: Kit, person: Person, source: NameForm, locale: str,
           readings: Readings) -> Iterator[Form]:
    own, there = language(kit.source_locale), language(locale)
    if is_chinese(kit.source_locale) and is_chinese(locale):
        convert = readings.characters(kit.source_locale, locale)
        yield convert(source.full), "", "conversion", ""
    elif own == "zh" and _ALL_HAN.fullmatch(source.full):
        yield from _from_chinese(kit, person, source.full, locale, readings.tables["chinese"])
    elif own == "ko" and _ALL_HANGUL.fullmatch(source.full):
        yield from _from_korean(source.full, locale, readings.tables["korean"])
    elif own == "ja" and script(locale) == "Latn" and source.reading:
        spelled = japanese.spell_reading(readings.tables["japanese"], source.reading)
        if spelled:
            yield spelled, "", "hepburn-romanisation", ""
    elif own == "ja" and there == "ko" and source.reading:
        full, doubt = japanese.hangul_of(readings.tables["japanese"], source.reading)
        if full:
            yield full, "", "hangul", doubt
    elif own not in ("zh", "ja", "ko") and script(locale) == "Latn":
        yield source.full, "", "kept", ""
    elif own == there:
        yield source.full, "", "kept", ""


def _from_chinese(kit: Kit, person: Person, name: str, locale: str,
                  table: Mapping[str, Any]) -> Iterator[Form]:
    if len(chinese.split_name(table, name)[1]) > 2:
        return  # no Chinese given name is that long
    pinyin = chinese.spell_pinyin(table, name)
    in_cantonese = bool({"HK", "MO"}.intersection(kit.source_locale.split("-")))
    if script(locale) == "Latn":
        yield from _in_latin(table, name, pinyin, in_cantonese)
        return
    known = [form.full for form in person.names.values() if _LETTERS.search(form.full)]
    mandarin = not known or bool(pinyin) and all(
        _bare(one) == _bare(pinyin.text) for one in known)
    cantonese_too = in_cantonese if not known else all(
        chinese.might_be_hong_kong(name, one) for one in known)
    if language(locale) == "ja":
        yield from _in_kana(table, name, mandarin, cantonese_too)
    elif language(locale) == "ko" and mandarin:
        first, second, unsure = chinese.read_mandarin(table, name)
        full = "".join(chinese.hangul_of(table, one) for one in (*first, *second))
        if full:
            yield full, "", "hangul", unsure


def _in_latin(table: Mapping[str, Any], name: str, pinyin: chinese.Spelling | None,
              in_cantonese: bool) -> Iterator[Form]:
    if pinyin:
        yield pinyin.text, "", "pinyin", pinyin.unsure
    for method, spell in (("hong-kong-romanisation", chinese.spell_hong_kong),
                          (ASKED, cantonese.spell_jyutping)) if in_cantonese else ():
        found = spell(table, name)
        if found:
            yield found.text, "", method, found.unsure


def _in_kana(table: Mapping[str, Any], name: str, mandarin: bool,
             in_cantonese: bool) -> Iterator[Form]:
    """The characters with their sound: of Mandarin, of Cantonese, where nothing tells which it is
    of both."""
    first, second, unsure = chinese.read_mandarin(table, name)
    parts = ["".join(chinese.kana_of(table, one) for one in part) for part in (first, second)]
    if mandarin and all(parts):
        yield name, "・".join(parts), "kana", unsure
    found = cantonese.spell_kana(table, name) if in_cantonese else None
    if found:
        yield name, found.text, "cantonese-kana", found.unsure


def _bare(text: str) -> str:
    return re.sub(r"[\W_]", "", text).casefold()


def _from_korean(name: str, locale: str, table: Mapping[str, Any]) -> Iterator[Form]:
    if script(locale) == "Latn":
        ruled, usual = korean.spell_name(table, name)
        yield ruled, "", "revised-romanisation", ""
        if usual:
            yield usual, "", "usual-surname", "the surname as most bearers spell it"
    elif language(locale) == "ja":
        yield korean.kana_of(table, name), "", "kana", ""
