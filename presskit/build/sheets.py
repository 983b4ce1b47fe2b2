"""The review sheet as files: for whoever decides, not for the press.

Here: bringing the kit into its locales, composing, drawing, and writing the files where they
can't be taken for a part of the kit.  Never here: what stands on the sheet (``compose.sheet``).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from presskit.build import policy
from presskit.build.languages import Languages, open_languages, origin_of, with_places
from presskit.build.load import load
from presskit.build.typing_faults import each_dismissed
from presskit.content.edits import write_file
from presskit.desk import Desk
from presskit.diagnostics import Diagnostic, Exit, Findings, PresskitError, Span, show_path
from presskit.locales import language, nearest
from presskit.model.segment import name_path

if TYPE_CHECKING:
    from presskit.compose.sheet import SheetSide
    from presskit.model.kit import Kit

__all__ = ["Sheet", "make_sheet"]

FORMATS = ("pdf", "docx")
_NO_FIGURES = {"code", "link", "email", "phone"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """The files of one sheet, and what is to be said of them."""

    files: tuple[Path, ...]
    findings: tuple[Diagnostic, ...]


def make_sheet(folder: Path, desk: Desk, out: Path, wording: str = "") -> Sheet:
    """Write the sheet of a kit into the folder ``out``; ``wording`` is the locale of its own
    words (empty: the source's).

    Raises ``PresskitError`` for a place inside a kit or a press kit, and for what keeps the
    documents of the kit from being made.
    """
    from presskit.build.rendering import open_context
    from presskit.build.tasks import Task, render_task
    from presskit.compose.sheet import SHEET, compose_sheet
    _check_place(out)
    findings = Findings()
    loaded = load(folder, desk)
    languages = open_languages(loaded, desk)
    here = wording or languages.locales[0]
    if here not in languages.locales:
        near = nearest(here, languages.locales)
        raise PresskitError.one("locale-unknown", f"{loaded.kit.id} has no locale {here}",
                                hint=f"did you mean {near}?" if near else "there are "
                                + ", ".join(languages.locales), exit_code=Exit.USAGE)
    sides = {locale: _side(languages, locale) for locale in languages.locales}
    languages.findings.raise_errors()
    gone = {one.by: None for _, one in each_dismissed(languages) if hasattr(one.by, "code")}
    document = compose_sheet(sides.values(), sides[here], gone)
    context = open_context(loaded.kit, folder, desk, findings)
    files = []
    mark = "-EMBARGOED" if loaded.kit.embargo else ""
    for name in FORMATS:
        kept = render_task(Task(document, name, context.of(here, name)))
        findings.extend(kept.findings)
        findings.raise_errors()
        for artifact in kept.artifacts:
            files.append((out / f"{loaded.kit.id}-{SHEET}-{here}{mark}.{name}", artifact.data))
    for path, data in files:
        write_file(path, data, hint="name a folder that you may write to, with --out")
    return Sheet(tuple(path for path, _ in files),
                 with_places(findings, loaded.places))


def _side(languages: Languages, locale: str) -> SheetSide:
    from presskit.compose.sheet import SheetSide
    cleared = {}
    kit = languages.reach(locale).kit
    missing = policy.uncleared(locale, languages)
    origin = locale
    while (reach := kit.locales.get(origin)) and reach.reach == "convert":
        origin = origin_of(languages, origin)
    for key, who in policy.cleared_by(origin, languages).items():
        cleared[key] = who
    return SheetSide(kit, languages.tables(locale), cleared, missing,
                     _unsure(languages, locale), languages.reach(locale).standing,
                     _figures(languages, kit))


def _figures(languages: Languages, kit: Kit) -> dict[str, tuple[str, ...]] | None:
    """The figures of every text of a kit in its locale, as they are written there; ``None`` for a
    language that ``numbers.yaml`` doesn't have."""
    from presskit.document import plain_text
    from presskit.localise.facts import extract_facts
    from presskit.localise.facts.fact import Weight
    from presskit.model.walk import each_segment
    numerals = languages.route.tools.numbers.get(language(kit.locale))
    if numerals is None:
        return None
    said = {}
    for one in each_segment(kit):
        facts = extract_facts(numerals, kit.locale, plain_text(one.words))
        found = tuple(dict.fromkeys(fact.text for fact in facts if fact.weight is not Weight.MAYBE
                                    and fact.kind not in _NO_FIGURES))
        if found:
            said[one.id] = found
    return said


def _unsure(languages: Languages, locale: str) -> frozenset[str]:
    """The names whose form is merely suggested, also where the kit lets such forms go out."""
    from presskit.localise.review import approvals_by_path, names_digest
    from presskit.model.names import name_form
    kit = languages.loaded.kit
    given = approvals_by_path(kit.approvals.get(locale, ()))
    found = set()
    for key, named in kit.register.items():
        form = name_form(named, locale)
        own = given.get(name_path(key), ())
        fits = names_digest(named, kit.source_locale, locale) in [
            (one.source, one.words) for one in own]
        if (own or form is None or form.status == "suggested") and not fits:
            found.add(key)
    return frozenset(found)


def _check_place(out: Path) -> None:
    """Raise where the sheet would lie among what goes out or what is written."""
    for home in (out.absolute(), *out.absolute().parents):
        for name in ("manifest.json", "kit.yaml"):
            if (home / name).is_file():
                raise PresskitError.one(
                    "sheet-place", f"{show_path(home)} is a "
                    + ("kit" if name == "kit.yaml" else "press kit") + ": the review sheet is "
                    "internal and does not lie in it", span=Span(show_path(out)),
                    hint="name a folder outside of it with --out", exit_code=Exit.USAGE)
