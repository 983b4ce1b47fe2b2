"""Handing out: which of the tasks that wait a worker takes.

Here: a folder in which tasks wait as files, and the choice among them.  Never here: what a task
is, processes (``workers``).

What is drawn in a locale needs its faces and style sheets opened first, which takes as long as
drawing a page or two.  So every worker stays with the locales that it has opened, while there is
other work for the rest: it says when it is free, and takes what suits it best then.  Tasks that
need little opened share that little (faces, frames) with others near them: a locale's Word files.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Container, Iterable
from pathlib import Path
from typing import Any, NamedTuple

__all__ = ["Waiting", "choose", "put", "take"]

_PART, _TAKEN, _BEGUN = ".part", ".taken", ".begun"
_opened: set[str] = set()
"""The groups and neighbourhoods of which this process has taken a task."""


class Waiting(NamedTuple):
    """A task that waits: in which order it came, how heavy it is, what has to be opened for it
    (empty: nothing much), and which tasks it is near to, whatever they need."""

    number: int
    weight: int
    group: str
    near: str = ""

    @property
    def name(self) -> str:
        """Its file's name."""
        return f"{self.number}.{self.weight}.{self.group}.{self.near}"


def put(folder: Path, waiting: Waiting, task: Any) -> None:
    """Let a task wait.  Then there is one more to :func:`take`."""
    path = folder / waiting.name
    part = path.with_name(path.name + _PART)
    part.write_bytes(pickle.dumps(task, pickle.HIGHEST_PROTOCOL))
    part.rename(path)


def take(folder: Path) -> Any:
    """The task that suits this process best; no other process gets it.

    As many may be taken as were put there.
    """
    while True:
        names = os.listdir(folder)
        waiting = [_read(one) for one in names if not one.endswith((_PART, _TAKEN, _BEGUN))]
        begun = {one.removesuffix(_BEGUN) for one in names if one.endswith(_BEGUN)}
        one = choose(waiting, _opened, begun)
        path, own = folder / one.name, folder / (one.name + _TAKEN)
        for name in {one.group, one.near} - begun - {""}:
            (folder / (name + _BEGUN)).touch()
        try:
            path.rename(own)
        except FileNotFoundError:
            continue  # another process was quicker
        _opened.update((one.group, one.near))
        task = pickle.loads(own.read_bytes())
        own.unlink()
        return task


def _read(name: str) -> Waiting:
    number, weight, group, near = name.split(".")
    return Waiting(int(number), int(weight), group, near)


def choose(waiting: Iterable[Waiting], opened: Container[str], begun: Container[str]) -> Waiting:
    """The best task for a process that has ``opened`` some groups, where ``begun`` are those that
    any process has.

    First what it need not open anything for that is drawn, then what nobody has opened; of what
    is left, the light tasks, unless the tasks of the others' groups weigh more: those would be
    finished too late.  The heaviest first; of the light ones, those near to what it has done.
    """
    own, new, light, others = [], [], [], []
    for one in waiting:
        (light if not one.group else own if one.group in opened
         else others if one.group in begun else new).append(one)
    late = sum(one.weight for one in others) > sum(one.weight for one in light)
    found = own or new or (others if late else light) or others
    return min(found, key=lambda one: (
        not one.group and one.near not in opened, not one.group and one.near in begun,
        -one.weight, one.number))
