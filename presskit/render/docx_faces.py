"""Faces and languages of a Word file: which face and which language tag a run is given.

Here: the choice of system faces per language, Word's language tags, the font table.  Never
here: faces of our own, coverage, anything that is embedded.

Word asks for a face per script: ``ascii`` and ``hAnsi`` for Latin letters, ``eastAsia`` for
Han, kana and Hangul (ECMA-376, Part 1, 17.3.2.26).  A face that a reader's machine lacks is
looked for under its alternative names (17.8.3.1).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from presskit import locales
from presskit.diagnostics import Exit, PresskitError
from presskit.render.docx_xml import clark, parse, serialise, w
from presskit.render.fonts import Fonts

__all__ = ["Faces", "choose_faces", "name_language", "render_font_table"]

_REGIONS = {"ja": "ja-JP", "ko": "ko-KR", "en": "en-GB"}
_CHARSETS = {"Hant": "88", "Hans": "86", "Jpan": "80", "Kore": "81", "Latn": "00"}

# A Han character without a language of its own in a Latin document: the shapes and faces of
# the first Han family in the stack of `en`.
_HAN = "zh-Hant-HK"


@dataclass(frozen=True, slots=True)
class Faces:
    """The faces of one document: its own two, and one for every foreign script in it.

    ``alternatives`` maps a face to the names to try where it is missing; ``scripts`` to the
    ISO 15924 script it is for.
    """

    locale: str
    latin: str
    asian: str
    foreign: Mapping[str, str]
    alternatives: Mapping[str, tuple[str, ...]]
    scripts: Mapping[str, str]

    @property
    def families(self) -> tuple[str, ...]:
        """Every face that the file names, sorted."""
        return tuple(sorted(self.alternatives))


def name_language(tag: str) -> str:
    """The tag that Word knows: ``zh-Hant-HK`` gives ``zh-HK``, ``ja`` gives ``ja-JP``.

    Word's Chinese tags name a region and mean its script.
    """
    if locales.language(tag) == "zh":
        region = tag.rpartition("-")[2]
        if locales.script(tag) == "Hant":
            return f"zh-{region}" if region in {"HK", "MO", "TW"} else "zh-TW"
        return "zh-SG" if region == "SG" else "zh-CN"
    return _REGIONS.get(tag, tag)


def choose_faces(fonts: Fonts, locale: str, languages: Iterable[str] = ()) -> Faces:
    """The faces of a document in ``locale`` with runs in ``languages``.

    Raises :class:`PresskitError` (``font-system-missing``) for an East Asian language for
    which ``fonts.yaml`` names no system face.
    """
    own = locale if locales.is_cjk(locale) else _HAN
    asian = _find_faces(fonts, own)
    # Latin letters in a Korean text are drawn for Hangul, so both come from one face.
    latin = asian if locales.script(locale) == "Kore" else _find_faces(fonts, "en")
    foreign = {one: _find_faces(fonts, one) for one in languages if locales.is_cjk(one)}
    scripts = {faces[0]: locales.script(one) for one, faces in foreign.items()}
    alternatives = {faces[0]: tuple(faces[1:]) for faces in foreign.values()}
    for faces, tag in ((latin, "en"), (asian, own)):
        scripts[faces[0]] = locales.script(tag)
        alternatives[faces[0]] = tuple(faces[1:])
    return Faces(locale, latin[0], asian[0], {one: faces[0] for one, faces in foreign.items()},
                 alternatives, scripts)


def _find_faces(fonts: Fonts, tag: str) -> Sequence[str]:
    """The system faces of a language, then our own family for whoever has installed it."""
    found = fonts.system_faces(tag)
    if locales.is_cjk(tag) and found == fonts.system_faces("en"):
        raise PresskitError.one(
            "font-system-missing", f"no system face is named for {tag}", exit_code=Exit.MACHINE,
            hint=f"add a line for {tag} under `system:` in fonts/fonts.yaml")
    return (*found, fonts.family(fonts.lead(tag)).name)


def render_font_table(data: bytes, faces: Faces) -> bytes:
    """The font table of the frame with our faces and their alternative names in it.

    Entries that an editor's Word has put there for other faces stay.
    """
    root = parse(data)
    tag = clark("w:name")
    for name, alternatives in sorted(faces.alternatives.items()):
        for old in [one for one in root if one.get(tag) == name]:
            root.remove(old)
        root.append(_write_font(name, alternatives, faces.scripts[name]))
    return serialise(root)


def _write_font(name: str, alternatives: Sequence[str], script: str) -> etree._Element:
    font = w("font", name=name)
    if alternatives:
        font.append(w("altName", val=",".join(alternatives)))
    font.append(w("charset", val=_CHARSETS.get(script, "00")))
    font.append(w("family", val="swiss"))
    font.append(w("pitch", val="variable"))
    return font
