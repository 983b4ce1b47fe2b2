"""Memory: when Python may look for dead objects.

Here: holding that search back.  Never here: caches, what is rendered.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["undisturbed"]

_MANY = 400_000
"""So many objects, a hundred megabytes or so, may wait to be looked through where Python is
told not to look by itself."""


@contextmanager
def undisturbed() -> Iterator[None]:
    """While open, Python looks for no dead cycles.

    A document is hundreds of thousands of objects that live until its bytes are there; looking
    through them again and again takes a tenth of the time.  They go together right after, while
    all of them are young, and those that outlive it are few.  A process that never looks by
    itself, as a worker that ends with its few documents, does so only when they are many.
    """
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()
        if before or gc.get_count()[0] > _MANY:
            gc.collect(0)  # else the next document pays for a search through all of this one
