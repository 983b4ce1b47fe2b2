"""What an article costs by its length: ``python benchmarks/article_cost.py [ARTICLE]``.

The whole import (reading, finding, the kit's files in memory) of 4,000 characters, of 200,000, and
of ten megabytes in one line where the limit of an article allows; the ratio of the first two, and
the memory that the largest took.  Median of three, in one process each.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from article_scores import ARTICLES

ONE = """
import resource, sys, time
from pathlib import Path
from presskit.build.importing import propose_kit
from presskit.build.articles import open_article
from presskit.desk import Desk
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
propose_kit(open_article(Path(sys.argv[3])), sys.argv[2], Desk())  # imports and tables
start = time.process_time()
propose_kit(open_article(Path(sys.argv[1])), sys.argv[2], Desk())
print(time.process_time() - start,
      resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
LENGTHS = (4_000, 200_000)
PER_LANGUAGE = {"zh-Hant-HK": "sign-painter-studio", "zh-Hans-CN": "strings-season",
                "en": "translation-prizes", "ja": "silence-at-the-harbour",
                "ko": "wet-letters-show"}


def run(path: Path, locale: str, small: Path) -> tuple[float, float]:
    """Seconds of work, and megabytes at the most."""
    out = subprocess.run([sys.executable, "-c", ONE, str(path), locale, str(small)], check=True,
                         capture_output=True, text=True, cwd=Path(__file__).parent.parent).stdout
    seconds, memory = map(float, out.split())
    return seconds, memory


def main() -> None:
    argparse.ArgumentParser(description=__doc__).parse_args()
    print(f"{'':14}{'4,000':>10}{'200,000':>10}{'ratio':>8}{'at most':>10}")
    with tempfile.TemporaryDirectory() as home:
        for locale, name in PER_LANGUAGE.items():
            text = (ARTICLES / f"{name}.{locale}.txt").read_text("utf-8")
            paths = [Path(home) / f"{locale}-{length}.txt" for length in LENGTHS]
            for path, length in zip(paths, LENGTHS, strict=True):
                path.write_text((text + "\n") * (length // len(text)) +
                                text[:length % len(text)], "utf-8")
            took = [statistics.median(run(path, locale, paths[0])[0] for _ in range(3))
                    for path in paths]
            memory = run(paths[1], locale, paths[0])[1]
            print(f"{locale:14}{took[0]:9.3f}s{took[1]:9.2f}s{took[1] / took[0]:8.1f}"
                  f"{memory:7.0f} MB")


if __name__ == "__main__":
    main()
