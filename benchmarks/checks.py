"""What all checks cost: ``python benchmarks/checks.py [ROUNDS]``.

Each round starts two processes in turns.  One runs every check over the example kit in its six
locales (those of the source, of translations, of names and quotes typed by hand, of facts, of
signs); the other renders one press release of it to PDF.  Both are cold: nothing is remembered,
and what they load is counted.  Prints the seconds of work of each, the least of the rounds.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

TOP = Path(__file__).parent.parent
KIT = TOP / "content" / "ai-creation-forum-2025"
CHECKS = {"presskit.localise.route": ("check_forms", "check_source", "check_source_weekdays",
                                      "check_typed", "check_pair"),
          "presskit.localise.closing": ("check_typed", "check_pair"),
          "presskit.build.typing_faults": ("settle_typing", "say_typing")}


@contextmanager
def clocked() -> Iterator[list[float]]:
    """While open, the seconds of work of every function in CHECKS are gathered."""
    from importlib import import_module
    seconds: list[float] = []
    before: list[tuple[Any, str, Callable]] = []

    def clock(run: Callable) -> Callable:
        def clocked_run(*given: Any, **named: Any) -> Any:
            start = time.process_time()
            try:
                return run(*given, **named)
            finally:
                seconds.append(time.process_time() - start)
        return clocked_run

    for module, names in CHECKS.items():
        for name in names:
            room = import_module(module)
            before.append((room, name, getattr(room, name)))
            setattr(room, name, clock(getattr(room, name)))
    try:
        yield seconds
    finally:
        for room, name, run in before:
            setattr(room, name, run)


def take_checks(kit: Path) -> float:
    """The seconds of work that all checks of a kit take, in all its locales."""
    from presskit.build import typing_faults
    from presskit.build.languages import open_languages
    from presskit.build.load import load
    from presskit.desk import Desk
    from presskit.diagnostics import Findings
    with clocked() as seconds:
        desk = Desk()
        languages = open_languages(load(kit, desk), desk)
        for locale in languages.locales:
            languages.reach(locale)
        typing_faults.say_typing(typing_faults.settle_typing(languages), Findings())
    return sum(seconds)


def take_render(kit: Path) -> float:
    """The seconds of work that a press release takes from its document to its PDF."""
    from presskit.build.languages import open_languages
    from presskit.build.load import load
    from presskit.compose import compose
    from presskit.desk import Desk
    desk = Desk()
    languages = open_languages(load(kit, desk), desk)
    locale = languages.locales[0]
    [document] = compose(languages.reach(locale).kit, "press-release", languages.tables(locale))
    start = time.process_time()
    from presskit.build.looks import read_theme
    from presskit.render import Context, pdf
    from presskit.render.coverage import plan_charset
    from presskit.render.fonts import read_fonts
    from presskit.render.frames import find_frames
    frames, fonts = find_frames(desk.templates, kit), read_fonts(desk.fonts)
    theme = read_theme(Path(frames.frame("theme.yaml").path))
    pdf.render_pdf(document, Context(frames, fonts, theme, str(kit),
                                     plan_charset([document], fonts)))
    return time.process_time() - start


def measure(rounds: int, kit: Path = KIT) -> dict[str, float]:
    """The least of some rounds, each in a process of its own."""
    best: dict[str, float] = {}
    for _ in range(rounds):
        for what in ("checks", "render"):
            done = subprocess.run([sys.executable, __file__, f"--{what}", str(kit)], check=True,
                                  capture_output=True, text=True)
            best[what] = min(best.get(what, float("inf")), float(done.stdout))
    return best


def main() -> None:
    """Print the figures."""
    if sys.argv[1:2] in (["--checks"], ["--render"]):
        take = take_checks if sys.argv[1] == "--checks" else take_render
        print(take(Path(sys.argv[2])))
        return
    found = measure(int(sys.argv[1]) if sys.argv[1:] else 5)
    print(f"all checks, six locales     {found['checks']:.2f} s")
    print(f"one press release, cold     {found['render']:.2f} s")
    print(f"part                        {found['checks'] / found['render']:.2f}")


if __name__ == "__main__":
    main()
