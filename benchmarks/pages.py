"""How well the article of a web page is found: ``python benchmarks/pages.py [--foreign]``.

A row a page of ``tests/pages/``: the share of the article's words that was read, and the words of
others that were read with it, for a hundred of the article's. ``--foreign`` prints those.

With trafilatura installed (it is not needed by presskit), its figures stand beside ours.
"""

from __future__ import annotations

import sys
from pathlib import Path

TOP = Path(__file__).parent.parent
sys.path.insert(0, str(TOP))

from presskit.content.articles_html import gather_page  # noqa: E402
from tests.helpers.web_pages import LATER, PAGES, fill, measure, squeeze  # noqa: E402


def ours(data: bytes) -> str:
    found = gather_page(data, lambda _: None)
    return found[0].text if found else ""


def theirs(data: bytes) -> str:
    """With the settings that lose least, and the title that it finds beside the text."""
    import trafilatura
    title = trafilatura.extract_metadata(data)
    text = trafilatura.extract(data, favor_recall=True, include_comments=False) or ""
    return f"{title.title if title and title.title not in text else ''}\n{text}"


def main(foreign: bool) -> None:
    readers = {"presskit": ours}
    try:
        import trafilatura  # noqa: F401
    except ImportError:
        pass
    else:
        readers["trafilatura"] = theirs
    for title, paths in (("written with", PAGES), ("written later", LATER)):
        _table(title, paths, readers, foreign)


def _table(title: str, paths: list[Path], readers, foreign: bool) -> None:
    print(f"{title:32}" + "".join(f"{name:>18}" for name in readers))
    sums = {name: [0.0, 0.0] for name in readers}
    for path in paths:
        page, row = fill(path), f"{path.stem:32}"
        for name, reader in readers.items():
            text = reader(page.data)
            kept, other = measure(page, text)
            sums[name][0] += kept
            sums[name][1] += other
            row += f"{kept:>11.0%} {other:>6.1%}"
            if foreign:
                row += _unlike(page, text)
        print(row)
    print(f"{'mean':32}" + "".join(
        f"{kept / len(paths):>11.1%} {other / len(paths):>6.1%}" for kept, other in sums.values()))
    print()


def _unlike(page, text: str) -> str:
    rows = []
    known = squeeze("".join(page.wanted + page.either))
    rows += [f"\n      + {line.strip()}" for line in text.split("\n")
             if line.strip() and squeeze(line) not in known]
    rows += [f"\n      - {words}" for words in page.wanted
             if squeeze(words) not in squeeze(text)]
    return "".join(rows) + "\n"


if __name__ == "__main__":
    main("--foreign" in sys.argv)
