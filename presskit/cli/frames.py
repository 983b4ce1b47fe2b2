"""``presskit frames``: what of a kit's looks and wording is its own.

Here: what each of its commands prints.  Never here: copying (``build/copying``), what is wrong
with a frame (``build/frames``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from presskit.build.copying import Listed, copy_frames, list_frames
from presskit.cli.kits import find_kit, find_kits
from presskit.cli.report import Report
from presskit.desk import Desk
from presskit.diagnostics import Exit, Findings, PresskitError, Severity, show_path

__all__ = ["run"]

_STANDINGS = {"": "", "own": "the kit's own", "copied": "the kit's own, as it was copied",
              "changed": "the kit's own, changed since it was copied"}


def run(report: Report, action: str, **arguments: Any) -> Exit:
    """Do one of the commands: list, copy, check."""
    actions: Mapping[str, Callable[..., Exit]] = {"list": _list, "copy": _copy, "check": _check}
    return actions[action](report, **arguments)


def _list(report: Report, kit: str) -> Exit:
    desk = Desk()
    folder = find_kit(kit) if kit or Path("kit.yaml").is_file() else None
    frames = list(list_frames(desk, folder))
    served = _list_served(folder, desk) if folder else {}
    wide = max(len(one.name) for one in frames)
    for one in frames:
        words = [one.kind.decides, *served.get(one.name, ())]
        if one.standing:
            words.append(_STANDINGS[one.standing])
        if one.outdated:
            words.append("the shipped file has changed since")
        report.say(f"{one.name:<{wide}}  {'; '.join(words)}")
    report.say()
    report.say("copy one to edit it: presskit frames copy NAME"
               + (f" --kit {folder.name}" if folder and folder.name else ""))
    return Exit.GOOD


def _list_served(folder: Path, desk: Desk) -> dict[str, list[str]]:
    """The locales whose Word files are made on each Word frame, said so; nothing of a kit that
    can't be read."""
    from presskit.build.load import load
    from presskit.build.themes import find_theme
    from presskit.render.docx import find_frame
    from presskit.render.frames import find_frames
    try:
        kit = load(folder, desk).kit
        theme = find_theme(kit, folder, desk)
    except PresskitError:
        return {}
    frames = find_frames(desk.templates, folder, theme)
    served = dict[str, list[str]]()
    for tag in (kit.source_locale, *kit.locales):
        served.setdefault(find_frame(frames, tag).name, []).append(tag)
    return {name: [f"for {', '.join(tags)}"] for name, tags in served.items()}


def _copy(report: Report, names: tuple[str, ...], kit: str, keep: bool) -> Exit:
    folder = find_kit(kit, "--kit")
    for one in copy_frames(folder, names, Desk(), keep):
        assert one.path is not None
        report.keep(one.path)
        report.say(_describe(one, keep))
    if not keep:
        named = f" {kit}" if kit else ""
        report.say(f"when you have edited: presskit frames check{named}")
    return Exit.GOOD


def _describe(one: Listed, keep: bool) -> str:
    assert one.path is not None
    if keep:
        return f"{one.name}: counts as made of the shipped file of now"
    return f"{show_path(one.path)} ({one.kind.decides}): {one.kind.advice}"


def _check(report: Report, kits: tuple[str, ...]) -> Exit:
    from presskit.build.frames import check_beside
    code = Exit.GOOD
    for folder in find_kits(kits):
        findings = Findings()
        try:
            check_beside(folder, Desk(), findings)
        except PresskitError as error:
            findings.extend(one for one in error.diagnostics if one not in findings.items)
            code = max(code, error.exit_code)
        report.add(findings)
        if findings.failed:
            code = max(code, Exit.CONTENT)
    report.show()
    if code == Exit.GOOD:
        warned = any(one.severity is Severity.WARNING for one in report.findings)
        report.say("no errors" if warned else "nothing to complain about")
    return code
