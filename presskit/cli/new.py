"""``presskit new``: a kit to begin with, in the writer's own language.

Here: asking for the source locale, filling the shipped skeleton.  Never here: building it.

A skeleton is a folder ``templates/new/<locale>/`` with the files of a small, whole kit of an
invented occasion; ``[[name]]`` and ``[[name|default]]`` are filled in.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from presskit import locales
from presskit.build.beginning import begin_kit
from presskit.build.schemas import put_schema
from presskit.cli.report import Report
from presskit.content.identifiers import ID_HINT, is_identifier, suggest_identifier
from presskit.desk import Desk
from presskit.diagnostics import Exit, PresskitError, Span

__all__ = ["run"]
_SLOT = re.compile(r"\[\[([a-z]+)(?:\|([^\]\n]*))?\]\]")


def run(report: Report, name: str, source_locale: str, title: str) -> Exit:
    """Write ``content/<name>/`` in one step; refuses where something stands there."""
    desk = Desk()
    folder = Path("content") / name
    _check_name(name, folder)
    skeletons = {path.name: path for path in sorted((desk.templates / "new").iterdir())
                 if path.is_dir()}
    locale = _canonical(source_locale or _ask(tuple(skeletons)), tuple(skeletons))
    skeleton = _choose(locale, skeletons)
    with begin_kit(folder) as beside:
        _write(skeleton, beside, {"locale": locale, "title": title,
                                  "date": desk.clock().date().isoformat()}, desk)
    report.keep(folder)
    report.say(f"made {folder}, with invented text in {locale} to write over")
    report.say(f"build it:  presskit make {name}")
    return Exit.GOOD


def _check_name(name: str, folder: Path) -> None:
    if not is_identifier(name):
        raise PresskitError.one("kit-id", f'"{name}" can\'t be the name of a kit',
                                exit_code=Exit.USAGE,
                                hint=f"{ID_HINT}, for example {suggest_identifier(name)}")
    if folder.exists():
        raise PresskitError.one("kit-exists", "there is a kit of this name",
                                span=Span(folder.as_posix()), exit_code=Exit.USAGE,
                                hint="choose another name, or move that folder elsewhere")


def _ask(known: tuple[str, ...]) -> str:
    if not (sys.stdin and sys.stdin.isatty()):
        raise PresskitError.one("locale-wanted", "the language you write in is not said",
                                exit_code=Exit.USAGE,
                                hint=f"add --source-locale, one of {', '.join(known)}")
    import typer
    return typer.prompt(f"The language you write in ({', '.join(known)})")


def _canonical(tag: str, known: tuple[str, ...]) -> str:
    try:
        return locales.canonical(tag)
    except ValueError:
        near = locales.nearest(tag, known)
        raise PresskitError.one("locale-tag", f'"{tag}" is no language tag', exit_code=Exit.USAGE,
                                hint=f"did you mean {near}?" if near else
                                f"write one of {', '.join(known)}") from None


def _choose(locale: str, skeletons: dict[str, Path]) -> Path:
    """The skeleton of a locale: its own, else that of a shorter tag of it."""
    parts = locale.split("-")
    for length in range(len(parts), 0, -1):
        found = skeletons.get("-".join(parts[:length]))
        if found is not None:
            return found
    near = locales.nearest(locale, skeletons)
    raise PresskitError.one(
        "locale-unserved", f"presskit has no wording for {locale} yet", exit_code=Exit.USAGE,
        hint=(f"did you mean {near}? " if near else "") + f"there are {', '.join(skeletons)}")


def _write(skeleton: Path, folder: Path, values: dict[str, str], desk: Desk) -> None:
    def fill(match: re.Match[str]) -> str:
        text = values[match[1]] or match[2] or ""
        return json.dumps(text, ensure_ascii=False) if match[1] == "title" else text

    schemas = {path.name.partition(".")[0] for path in desk.shipped.glob("schemas/*.schema.json")}
    for path in sorted(skeleton.iterdir()):
        text = _SLOT.sub(fill, path.read_text("utf-8"))
        if path.suffix == ".yaml" and path.stem in schemas:
            text = f"{put_schema(folder, path.stem, desk)}\n{text}"
        (folder / path.name).write_text(text, "utf-8", newline="\n")
