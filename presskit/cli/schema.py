"""``presskit schema``: show or write the JSON Schemas of a kit's files.

Here: where they go.  Never here: what they say (``model.schema``).
"""

from __future__ import annotations

import json
from pathlib import Path

from presskit.cli.report import Report
from presskit.diagnostics import Exit, PresskitError, Span

__all__ = ["run"]


def run(report: Report, write: Path | None = None) -> Exit:
    """Print all schemas as one JSON object by file name, or write one file each.

    Raises ``PresskitError`` (``folder-unwritable``, ``not-written``).
    """
    from presskit.content.edits import write_file
    from presskit.model.schema import describe_schemas, write_schema

    schemas = describe_schemas()
    if write is None:
        report.say(json.dumps(schemas, ensure_ascii=False, indent=2))
        return Exit.GOOD
    hint = "name a folder that you may write to"
    try:
        write.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PresskitError.one(
            "folder-unwritable", f"the schemas can't be written: {error.strerror}",
            span=Span(str(error.filename or write)), exit_code=Exit.MACHINE,
            hint=hint) from None
    for name, schema in schemas.items():
        write_file(write / name, write_schema(schema), hint=hint)
        report.keep(write / name)
    report.say(f"{len(schemas)} schemas in {write}")
    return Exit.GOOD
