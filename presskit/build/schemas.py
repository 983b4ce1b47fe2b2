"""The schemas that lie beside a kit, by which an editor's program completes what is typed.

Here: where they lie, and the line of a file that names its own.  Never here: what a schema says
(``model.schema``), what else a file begins with.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from presskit.desk import Desk

__all__ = ["SCHEMAS", "put_schema"]

SCHEMAS = ".presskit"
"""The folder in a kit's own."""


def put_schema(folder: Path, name: str, desk: Desk) -> str:
    """Put the schema of ``<name>.yaml`` into a kit's folder; the first line of that file.

    Raises ``OSError``.
    """
    schema = f"{name}.schema.json"
    (folder / SCHEMAS).mkdir(exist_ok=True)
    shutil.copyfile(desk.shipped / "schemas" / schema, folder / SCHEMAS / schema)
    return f"# yaml-language-server: $schema={SCHEMAS}/{schema}"
