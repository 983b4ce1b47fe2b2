"""Faces and languages of a Word file: which face and which language tag a run is given.

Here: the choice of faces per language, Word's language tags, which face a character asks for.
Never here: the font table, what is embedded.

Where faces are embedded a run names our own families, and the system's are their alternatives;
where none is, it is the other way round.

Word asks for a face per script: ``ascii`` and ``hAnsi`` for Latin letters, ``eastAsia`` for
Han, kana and Hangul (ECMA-376, Part 1, 17.3.2.26).  A face that a reader's machine lacks is
looked for under its alternative names (17.8.3.1).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from presskit import locales
from presskit.diagnostics import Exit, PresskitError
from presskit.document.roles import HEADINGS
from presskit.render.face_files import find_family, read_coverage
from presskit.render.fonts import Family, Fonts, is_ignorable

__all__ = ["Faces", "choose_faces", "find_face", "is_asian", "is_western", "lacks_face"]

_WESTERN = re.compile("[A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0370-\u052f"
                      "\u1e00-\u1fff]")
_ASIAN = re.compile("[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
                    "\U00016fe0-\U0003ffff]")

_NAME_DOT = "\u00b7"
"""The dot in a Chinese name: as wide as a character there.  LibreOffice takes it for western
whatever a run hints at, so its run names the East Asian face for every script."""

# A Han character without a language of its own in a Latin document: the shapes and faces of
# the first Han family in the stack of `en`.
_HAN = "zh-Hant-HK"


@dataclass(frozen=True, slots=True)
class Faces:
    """The faces of one document: its own two, and one for every foreign script in it.

    ``alternatives`` maps a face to the names to try where it is missing; ``scripts`` to the
    ISO 15924 script it is for; ``keys`` to the key of our family, where it is one of ours.
    ``stand_ins`` are the faces of a frame that mean those of the document.  ``headings`` are the
    faces of what is set in another family than the text; ``serifs`` those that have serifs.
    """

    locale: str
    latin: str
    asian: str
    foreign: Mapping[str, str]
    alternatives: Mapping[str, tuple[str, ...]]
    scripts: Mapping[str, str]
    keys: Mapping[str, str] = field(default_factory=dict)
    stand_ins: frozenset[str] = frozenset()
    headings: Faces | None = None
    serifs: frozenset[str] = frozenset()

    def of(self, role: str) -> Faces:
        """The faces of a block with a role."""
        return self.headings if self.headings and role in HEADINGS else self

    @property
    def families(self) -> tuple[str, ...]:
        """The faces of the document's languages, sorted."""
        more = self.headings.families if self.headings else ()
        return tuple(sorted({self.latin, self.asian, *self.foreign.values(), *more}))

    def family(self, name: str, fonts: Fonts) -> Family | None:
        """The family of ours that a run names, None for any other face."""
        key = self.keys.get(name)
        return fonts.family(key) if key else None


def choose_faces(fonts: Fonts, locale: str, languages: Sequence[str] = (),
                 embed: bool = False) -> Faces:
    """The faces of a document in ``locale`` with runs in ``languages``.

    ``embed`` says that ours will be in the file.  Raises :class:`PresskitError`
    (``font-system-missing``) for an East Asian language for which ``fonts.yaml`` names no
    system face.
    """
    if fonts.display:
        headings = choose_faces(fonts.display, locale, languages, embed)
        text = choose_faces(replace(fonts, display=None), locale, languages, embed)
        return replace(text, headings=headings,
                       alternatives={**headings.alternatives, **text.alternatives},
                       scripts={**headings.scripts, **text.scripts},
                       serifs=headings.serifs | text.serifs,
                       stand_ins=text.stand_ins | headings.stand_ins)
    own = locale if locales.is_cjk(locale) else _HAN
    asian = _find_faces(fonts, own, embed)
    # Latin letters in a Korean text are drawn for Hangul, so both come from one face.
    latin = asian if locales.script(locale) == "Kore" else _find_faces(fonts, "en", embed)
    foreign = {one: _find_faces(fonts, one, embed) for one in languages if locales.is_cjk(one)}
    named = {faces[0]: (faces, one) for one, faces in foreign.items()}
    named |= {latin[0]: (latin, "en"), asian[0]: (asian, own)}
    keys = {}
    if embed:
        keys = {one.name: one.key for one in fonts.families}
        for tag, _faces in fonts.system:  # any of ours may be asked for a rare character
            found = _find_faces(fonts, tag, embed)
            named.setdefault(found[0], (found, tag))
    return Faces(locale, latin[0], asian[0], {one: faces[0] for one, faces in foreign.items()},
                 {name: tuple(faces[1:]) for name, (faces, _tag) in named.items()},
                 {name: locales.script(tag) for name, (_faces, tag) in named.items()}, keys,
                 frozenset((*(one.name for one in fonts.families),
                            *(faces[0] for _tag, faces in fonts.system))),
                 serifs=frozenset(name for name, (_faces, tag) in named.items()
                                  if fonts.family(fonts.lead(tag)).style == "serif"))


def _find_faces(fonts: Fonts, tag: str, embed: bool) -> Sequence[str]:
    """The system faces of a language and our own family: ours first if it is in the file, else
    last, for whoever has installed it."""
    found = fonts.system_faces(tag)
    if locales.is_cjk(tag) and found == fonts.system_faces("en"):
        raise PresskitError.one(
            "font-system-missing", f"no system face is named for {tag}", exit_code=Exit.MACHINE,
            hint=f"add a line for {tag} under `system:` in fonts/fonts.yaml")
    own = fonts.family(fonts.lead(tag)).name
    found = tuple(one for one in found if one != own)
    return (own, *found) if embed else (*found, own)


def is_western(character: str) -> bool:
    """Whether Word and LibreOffice take a character for Latin, Greek or Cyrillic."""
    return bool(_WESTERN.match(character))


def is_asian(character: str) -> bool:
    """Whether Word and LibreOffice take a character for East Asian.

    What is neither western nor East Asian (figures, marks) goes with its neighbours, and not in
    both programs with the same ones.
    """
    return bool(_ASIAN.match(character))


def find_face(faces: Faces, fonts: Fonts, character: str, language: str) -> str:
    """The face that a run must name for a character, empty if those do that it has anyway.

    ``language`` is the run's.  Where no face of ours is embedded, none is ever named.
    """
    if not faces.keys or is_ignorable(character):
        return ""
    if character == _NAME_DOT and locales.is_han_spaced(language):
        return faces.foreign.get(language, faces.asian)
    if not lacks_face(faces, fonts, character, language):
        return ""
    key = find_family(fonts, character, fonts.stack(faces.locale, language))
    return fonts.family(key).name if key else ""


def lacks_face(faces: Faces, fonts: Fonts, character: str, language: str) -> bool:
    """Whether one of the faces that a run without a face of its own may ask for a character is
    without it.  ``faces`` are those of a file with ours inside."""
    if is_ignorable(character):
        return False
    asian = faces.foreign.get(language, faces.asian)
    if is_western(character):
        asked = {faces.latin}
    elif is_asian(character):
        asked = {asian}
    else:
        asked = {faces.latin, asian} if locales.is_cjk(faces.locale) else {faces.latin}
    return not all(_has(fonts.family(faces.keys[one]), character) for one in asked)


def _has(family: Family, character: str) -> bool:
    return ord(character) in read_coverage(family.regular)
