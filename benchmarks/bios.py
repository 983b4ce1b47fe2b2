"""Many one-page bios in one process: ``python bios.py COUNT``.

Prints how many MB the process grew from document 50 on, and the median seconds per bio in the
first and the last fifth (after the fiftieth).
"""

from __future__ import annotations

import statistics
import sys
import time
from dataclasses import replace
from pathlib import Path

from presskit.build.languages import open_languages
from presskit.build.load import load
from presskit.build.looks import read_theme
from presskit.build.tasks import Task, render_task, share_faces
from presskit.compose import compose
from presskit.desk import Desk
from presskit.document import Text, map_text
from presskit.render import Context
from presskit.render.fonts import read_fonts
from presskit.render.frames import find_frames

KIT = Path(__file__).parent.parent / "content" / "ai-creation-forum-2025"


def resident() -> float:
    """The resident memory of this process in MB."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1000
    raise SystemExit("this system does not tell how much memory a process holds")


def numbered(document, number: int):
    """The bio with another number in every text, so that nothing can be remembered."""
    return map_text(document, lambda node: replace(node, text=f"{node.text} {number}")
                    if isinstance(node, Text) and len(node.text) > 20 else node)


def main() -> None:
    """Render them one after the other, in one locale."""
    count, desk = int(sys.argv[1]), Desk()
    languages = open_languages(load(KIT, desk), desk)
    locale = languages.locales[0]
    frames = find_frames(desk.templates, KIT)
    context = Context(frames, read_fonts(desk.fonts),
                      read_theme(Path(frames.frame("theme.yaml").path)), str(KIT))
    bios = compose(languages.reach(locale).kit, "speaker-bio", languages.tables(locale))
    tasks = share_faces([Task(numbered(bios[number % len(bios)], number), "pdf", context)
                         for number in range(count)])
    times, early = [], 0.0
    for number, task in enumerate(tasks, 1):
        start = time.process_time()
        kept = render_task(task)
        times.append(time.process_time() - start)
        if not kept.artifacts:
            raise SystemExit(kept.findings)
        if number == 50:
            early = resident()
    fifth = max(1, (count - 50) // 5)
    print(f"{resident() - early:.1f} {statistics.median(times[50:50 + fifth]):.4f} "
          f"{statistics.median(times[-fifth:]):.4f}")


if __name__ == "__main__":
    main()
