"""What was found in the frames of a kit, remembered while nothing that it hangs on changes.

Here: keeping findings and finding them again.  Never here: looking for them.

One small file for each kit in the cache.  Looking at a kit's own frames loads a layout engine and
opens Word files; a build that draws nothing of them should not pay for that twice.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from presskit.build.remarks import pack_findings, unpack_findings
from presskit.desk import Desk
from presskit.diagnostics import Findings

if TYPE_CHECKING:
    from presskit.render.fonts import Fonts
    from presskit.render.frames import Frames

__all__ = ["key_frames", "recall"]


def key_frames(frames: Frames, fonts: Fonts, *more: Any) -> str:
    """The sha256 over frames, faces, the program that looks at them, and what else counts."""
    from presskit.build.machine import versions
    from presskit.build.tasks import digest_code
    parts = [[(one.name, one.shown, one.own, one.sha256) for one in frames.items], fonts.digest,
             versions(("weasyprint", "tinycss2", "python-docx"), drawn=False), digest_code(),
             _digest_here(), more]
    return hashlib.sha256(json.dumps(parts, default=str).encode()).hexdigest()


@cache
def _digest_here() -> str:
    """The digest of the code beside this that looks at frames."""
    own = sorted(Path(__file__).parent.glob("*.py"))
    return hashlib.sha256(b"".join(one.read_bytes() for one in own)).hexdigest()


def recall(desk: Desk, folder: Path, key: str, look: Callable[[Findings], None],
           findings: Findings, part: str = "") -> None:
    """Add what ``look`` finds in the frames of the kit in ``folder``, or what it found when
    ``key`` was the same.  ``part`` tells several looks at one kit apart."""
    name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:32]
    path = desk.cache / "frames" / f"{name}{part}.json"
    with suppress(OSError, ValueError, KeyError, TypeError):
        kept = json.loads(path.read_bytes())
        if kept["key"] == key:
            findings.extend(unpack_findings(kept["findings"]))
            return
    mine = Findings()
    look(mine)
    findings.extend(mine)
    new = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        new.write_text(json.dumps({"key": key, "findings": pack_findings(mine)}), "utf-8")
        os.replace(new, path)
    except OSError:  # a cache that can't be written is no obstacle
        with suppress(OSError):
            new.unlink(missing_ok=True)
