"""Showing diagnostics: for people, as JSON, as SARIF.

Here: how findings look.  Never here: what is wrong and why.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field

from presskit.diagnostics import Diagnostic

__all__ = ["Report"]


@dataclass(slots=True)
class Report:
    """What one command says: findings to standard error, its own lines to standard output.

    With ``output`` ``json`` or ``sarif`` standard output holds one JSON document with the
    findings and nothing else, so a command's own lines are left out.
    """

    output: str = "human"
    findings: list[Diagnostic] = field(default_factory=list)
    _shown: int = 0

    def add(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Take findings; each is shown once, at :meth:`show` or at the end."""
        self.findings.extend(one for one in diagnostics if one not in self.findings)

    def say(self, line: str = "") -> None:
        """Print a line of the command's own, for people."""
        if self.output == "human":
            print(line)

    def complain(self, text: str) -> None:
        """Print text for people to standard error, whatever the output."""
        print(text, file=sys.stderr)

    def show(self) -> None:
        """Print the findings not yet shown, for people."""
        if self.output == "human":
            for one in self.findings[self._shown:]:
                print(f"{one.place}: {one.severity.value}[{one.code}] {one.message}",
                      file=sys.stderr)
                if one.hint:
                    print(f"   hint: {one.hint}", file=sys.stderr)
            self._shown = len(self.findings)

    def close(self) -> None:
        """Print what is left: the last findings, or the document."""
        if self.output == "human":
            self.show()
        else:
            print(json.dumps({"diagnostics": [one.code for one in self.findings]}))
