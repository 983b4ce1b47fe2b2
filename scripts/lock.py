"""Locks the dependencies: writes requirements/run.txt and requirements/dev.txt.

Versions and digests only; no address of any registry stands in the files.  Needs ``uv`` on
the path (``pip install uv``); the locks are read by plain pip.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).parent.parent
OPTIONS = ("--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url",
           "--no-header", "--quiet")


def main() -> int:
    """Write both locks; 3 where ``uv`` is missing."""
    if not shutil.which("uv"):
        print("uv is needed to lock: pip install uv", file=sys.stderr)
        return 3
    for name in ("run", "dev"):
        subprocess.run(["uv", "pip", "compile", *OPTIONS, "pyproject.toml",
                        f"requirements/{name}.in", "-o", f"requirements/{name}.txt",
                        *sys.argv[1:]], cwd=TOP, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
