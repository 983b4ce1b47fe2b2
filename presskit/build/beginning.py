"""The folder of a kit that is not there yet.

Here: it is written beside its place and moved there in one step, or leaves nothing.  Never here:
what is written.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from presskit.diagnostics import Exit, PresskitError, Span, show_path

__all__ = ["begin_kit", "in_place", "not_written"]


@contextmanager
def begin_kit(folder: Path) -> Iterator[Path]:
    """An empty folder of the kit's name to write it into; at the end it becomes ``folder``.

    Raises ``PresskitError`` (``not-written``) where the system doesn't let us; whatever is raised,
    nothing is left behind.
    """
    home = folder.with_name(f".{folder.name}-new")
    beside = home / folder.name
    shutil.rmtree(home, ignore_errors=True)
    try:
        beside.mkdir(parents=True)
        yield beside
        beside.rename(folder)
    except OSError as error:
        raise not_written(folder, error) from error
    except PresskitError as error:
        raise in_place(error, beside, folder) from error
    finally:
        shutil.rmtree(home, ignore_errors=True)


def in_place(error: PresskitError, beside: Path, folder: Path) -> PresskitError:
    """An error about files that were written beside a kit, told of the kit: that is where they
    would be, and the folder beside it is gone."""
    written, meant = show_path(beside), show_path(folder)

    def move(span: Span | None) -> Span | None:
        if span is None or not f"{span.file}/".startswith(f"{written}/"):
            return span
        return replace(span, file=meant + span.file[len(written):])
    return PresskitError((replace(one, span=move(one.span)) for one in error.diagnostics),
                         error.exit_code)


def not_written(folder: Path, error: OSError) -> PresskitError:
    """The error for a kit that the system does not let us write."""
    return PresskitError.one(
        "not-written", f"the kit can't be written: {error.strerror}",
        span=Span(show_path(folder)), exit_code=Exit.MACHINE,
        hint="take the right to write here, and look whether the disk is full; or go to a folder "
        "of yours")
