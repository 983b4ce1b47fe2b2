"""How well articles are read: ``python benchmarks/articles.py [--details] [--written] [NAME …]``.

``NAME`` is part of the name of an article of the corpus, or the path of any other article with a
gold file beside it.

Recall/precision in per cent, a row an article, with sums by language, for the articles that
rules were written with and for those held out; then how many people and quotes with a speaker are
marked doubtful, of those that are right and those that are wrong.  ``--details`` lists what is
wrong, of the former only: whoever writes rules doesn't read the others.  ``--written`` leaves
those held out alone.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from article_scores import (
    KINDS,
    articles,
    doubts,
    named,
    propose,
    read_gold,
    score,
    table,
    total,
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--details", action="store_true")
    parser.add_argument("--written", action="store_true")
    parser.add_argument("names", nargs="*", help="parts of file names; all without")
    wanted = parser.parse_args()
    others = [named(Path(name)) for name in wanted.names if Path(name).is_file()]
    corpus = {"written with": [*articles()], "held out": [*articles(held_out=True)]}
    if wanted.written:
        del corpus["held out"]
    for half, pairs in ({"given": others} if others else corpus).items():
        rows, languages, doubtful = {}, {}, {"people": Counter(), "quotes": Counter()}
        for path, gold_path in pairs:
            if not others and wanted.names and not any(name in path.name
                                                       for name in wanted.names):
                continue
            gold = read_gold(gold_path)
            proposal = propose(path, gold["language"])
            scores = score(proposal, gold)
            for kind, counted in doubts(proposal, gold).items():
                doubtful[kind] += counted
            rows[path.stem] = scores
            languages.setdefault(gold["language"].partition("-")[0], []).append(scores)
            if wanted.details and half != "held out":
                print_details(path.stem, scores)
        if not rows:
            continue
        sums = {f"all {language}": total(those) for language, those in sorted(languages.items())}
        sums["all"] = total(rows.values())
        print(f"\n{half}")
        print(table(rows | sums, lambda share: "--" if share is None else f"{share:.0%}"[:-1]))
        for kind, those in doubtful.items():
            print(f"{kind}: doubtful " + ", ".join(
                f"{those[right, True]} of {those[right, True] + those[right, False]} {said}"
                for right, said in ((True, "right"), (False, "wrong"))))


def print_details(name: str, scores: dict) -> None:
    print(f"\n{name}")
    for kind in KINDS:
        for sign, those in (("+", scores[kind].false), ("-", scores[kind].missed)):
            for one in those:
                print(f"  {sign} {kind}: {one}")


if __name__ == "__main__":
    main()
