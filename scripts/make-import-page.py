"""Writes the report and the scores in docs/import.md anew, from the program itself.

    python scripts/make-import-page.py           writes them
    python scripts/make-import-page.py --check   says whether they are what it would write

The report is that of the article the page names; the scores are those of all articles under
tests/articles/.
"""

from __future__ import annotations

import contextlib
import importlib.util
import io
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path
from unittest import mock

TOP = Path(__file__).parent.parent
PAGE = TOP / "docs" / "import.md"
ARTICLE = TOP / "tests" / "articles" / "ropewalk-museum-reopens.en.txt"
ANSWERS = ["a", "a", "b", "e", "a", "e", "a", "q"]
EMBARGO = ("--embargo", "2026-06-04T00:01+01:00")
_NAMES = {"zh": "Chinese", "ja": "Japanese", "ko": "Korean", "en": "English"}
_KINDS = {"people": "people", "titles": "titles", "quotes": "quotes", "headings": "headings",
          "captions": "captions", "bodies": "organisations", "event": "event"}


def write_page(text: str) -> str:
    """The page with its report and its scores as they are now."""
    text = _put(text, "report", f"```\n{report()}\n```")
    text = _put(text, "review", f"```\n{review()}\n```")
    return _put(text, "scores", scores())


def _put(text: str, name: str, inside: str) -> str:
    pattern = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end -->)", re.DOTALL)
    return pattern.sub(lambda match: f"{match[1]}{inside}\n{match[2]}", text)


def report() -> str:
    """What the import of the article prints, up to the first finding of ``check``."""
    return _run([])


def review() -> str:
    """What a walk through its findings prints, with the answers as they are typed."""
    return _run(ANSWERS)


def _run(answers: list[str]) -> str:
    """What the import prints, or, with answers, what the review after it does."""
    from typer.testing import CliRunner

    from presskit.cli import app
    with tempfile.TemporaryDirectory() as home, contextlib.chdir(home):
        shutil.copyfile(ARTICLE, "ropewalk.txt")
        done = CliRunner().invoke(app, ["import", "ropewalk.txt", *EMBARGO])
        if answers and not done.exit_code:
            typed = iter(answers)

            def answer(question: str) -> str:
                given = next(typed)
                print(f"{question}{given}")
                return given
            with mock.patch("builtins.input", answer):
                done = CliRunner().invoke(app, ["import", "ropewalk", "--review"])
        if done.exit_code:
            sys.exit(done.output)
    return done.stdout.strip()


def scores() -> str:
    """A table: recall and precision by language, of both halves."""
    scorer = _scorer()
    lines = ["| | articles | " + " | ".join(_KINDS.values()) + " |",
             "|---|---|" + "---|" * len(_KINDS)]
    for title, held_out in (("written with", False), ("held out", True)):
        languages: dict[str, list] = {}
        for path, gold_path in scorer.articles(held_out):
            gold = scorer.read_gold(gold_path)
            languages.setdefault(gold["language"].partition("-")[0], []).append(
                scorer.score(scorer.propose(path, gold["language"]), gold))
        every = [one for those in languages.values() for one in those]
        for name, those in [*((f"{title}, {_NAMES[key]}", languages[key]) for key in _NAMES),
                            (f"**{title}, all**", every)]:
            whole = scorer.total(those)
            cells = [f"{_percent(whole[kind].recall)} / {_percent(whole[kind].precision)}"
                     for kind in _KINDS]
            lines.append(f"| {name} | {len(those)} | {' | '.join(cells)} |")
    return "\n".join(["Found of what is there / right of what was found, in per cent; quotes "
                      "count with their speakers, titles with who holds them, an event by "
                      "each of its facts:", "", *lines])


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share * 100:.0f}"


def _scorer():
    name = "article_scores"
    spec = importlib.util.spec_from_file_location(name, TOP / "benchmarks" / f"{name}.py")
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    os.environ.setdefault("PRESSKIT_CACHE", tempfile.mkdtemp())
    text = PAGE.read_text("utf-8")
    made = write_page(text)
    if "--check" in sys.argv:
        sys.exit(made != text)
    PAGE.write_text(made, "utf-8", newline="\n")
    print(made == text and "nothing to write" or "docs/import.md written")


if __name__ == "__main__":
    sys.stdout = io.TextIOWrapper(sys.stdout.buffer, "utf-8", line_buffering=True)
    main()
