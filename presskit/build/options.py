"""The options of one build.

Here: what was asked for, checked.  Never here: doing it.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from presskit.diagnostics import Exit, Findings
from presskit.registry import CARD, CARDS, DOCUMENTS, FORMATS, PICTURE, PICTURES

__all__ = ["Options", "check_options"]


_CODES = {"locale": "locale-unknown", "document": "document-unknown",
          "format": "format-unknown"}


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for.

    ``locales``, ``documents`` and ``formats`` are filters (empty: all); ``jobs`` how many
    workers (0: as many as there are cores); ``force`` remembers nothing; ``release`` and
    ``lift`` are the two ways to let a kit go out; ``embed`` is how much of the faces goes into
    Word files; ``room`` asks for the press room, ``preview`` for one that is not published.
    """

    locales: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    jobs: int = 0
    force: bool = False
    release: bool = False
    lift: bool = False
    embed: str = "subset"
    room: bool = False
    preview: bool = False

    @property
    def filtered(self) -> bool:
        """Whether only a part of the kit was asked for."""
        return bool(self.locales or self.documents or self.formats)

    @property
    def words(self) -> str:
        """What of the options decides the result, as one line."""
        return repr((sorted(self.locales), sorted(self.documents), sorted(self.formats),
                     self.release, self.lift, self.embed, self.room, self.preview))

    def wants(self, locale: str, kind: str, format: str) -> bool:
        """Whether this artifact was asked for."""
        return ((not self.locales or locale in self.locales)
                and (not self.documents or kind in self.documents)
                and (not self.formats or format in self.formats))

    @property
    def writers(self) -> tuple[str, ...]:
        """The modules of the writers that may be needed."""
        kinds = self.documents or tuple(DOCUMENTS)
        whole = {CARD: CARDS, PICTURE: PICTURES}
        wanted = {(whole.get(kind) or FORMATS[one]).module
                  for kind in kinds for one in DOCUMENTS.get(kind, ())
                  if not self.formats or one in self.formats}
        return tuple(sorted(wanted))

    def keeps(self, entry: Mapping[str, Any]) -> bool:
        """Whether the artifact of a manifest's line lies outside the filter."""
        return not self.wants(entry.get("locale", ""), entry.get("document", ""),
                              entry.get("format", ""))


def check_options(options: Options, locales: Iterable[str]) -> None:
    """See whether the filters name what there is.

    ``locales`` are the kit's.  Raises ``PresskitError`` (``locale-unknown``,
    ``document-unknown``, ``format-unknown``), exit 2.
    """
    findings = Findings()
    formats = {one for kinds in DOCUMENTS.values() for one in kinds}
    for what, asked, known in (("locale", options.locales, tuple(locales)),
                               ("document", options.documents, tuple(DOCUMENTS)),
                               ("format", options.formats, tuple(sorted(formats)))):
        for one in asked:
            if one not in known:
                near = difflib.get_close_matches(one, known, n=1, cutoff=0.4)
                findings.error(
                    _CODES[what], f"this kit has no {what} {one!r}",
                    hint=(f"did you mean {near[0]}? " if near else "")
                    + f"there are {', '.join(known)}")
    findings.raise_errors(Exit.USAGE)
