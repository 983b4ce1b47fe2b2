"""Where the pages and files of a press room lie, and how one leads to another.

Here: from what a document calls a page (``room-page:en/press-release``) or a file (``room-file:…``)
to the address of a file.  Never here: what is called so, a page's markup.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

__all__ = ["find_place", "write_claims", "write_target"]


def find_place(reference: str, here: str = "", base: str = "") -> str:
    """The address that a reference stands for; of anything else itself.

    With ``base``, which ends in a stroke, the whole address; a front page there goes by the name
    of its folder.  Without it the address as seen from a page in the folder ``here``.

    >>> find_place("room-page:en/press-release#downloads", "en")
    'press-release.html#downloads'
    >>> find_place("room-page:ja/index", "en"), find_place("room-file:mul/a.zip", "en")
    ('../ja/index.html', '../mul/a.zip')
    >>> find_place("room-page:en/email?eml"), find_place("room-page:en/index", base="https://a.b/")
    ('en/email.eml', 'https://a.b/en/')
    >>> find_place("room-page:index", base="https://a.b/")
    'https://a.b/'
    """
    kind, _, rest = reference.partition(":")
    if kind not in ("room-page", "room-file"):
        return reference
    path, part = rest, ""
    if kind == "room-page":
        path, mark, part = rest.partition("#")
        name, _, format = path.partition("?")
        path, part = f"{name}.{format or 'html'}", mark + part
    if base:
        folder, _, name = path.rpartition("/")
        front = (kind, name) == ("room-page", "index.html")
        return base + (folder and f"{folder}/" if front else path) + part
    if not here:
        return path + part
    own = f"{here}/"
    return (path.removeprefix(own) if path.startswith(own) else f"../{path}") + part


def write_target(reference: str, here: str) -> str:
    """The attributes of a link on a page in the folder ``here``.  A file is saved under its name,
    but for a PDF, which browsers show: a text would be shown in whatever encoding they guess.

    >>> write_target("room-file:en/files/a.docx", "en"), write_target("room-page:en/index", "en")
    ('href="files/a.docx" download', 'href="index.html"')
    """
    address = find_place(reference, here)
    page = reference.startswith("room-page:") and "?" not in reference
    saved = address != reference and not page and not address.endswith(".pdf")
    return f'href="{escape(address)}"' + (" download" if saved else "")


def write_claims(properties: Mapping[str, str], base: str) -> Any:
    """What a page is about, out of its properties (``data/…``: a path and words), as objects and
    lists; addresses whole.  None where it is about nothing.

    >>> write_claims({"data/@type": "Event", "data/image/0": "a", "data/image/1": "b"}, "")
    {'@type': 'Event', 'image': ['a', 'b']}
    """
    top: dict[str, Any] = {}
    for name, value in properties.items():
        first, *steps = name.split("/")
        if first != "data" or not steps:
            continue
        inside = top
        for step in steps[:-1]:
            inside = inside.setdefault(step, {})
        inside[steps[-1]] = find_place(value, base=base)
    return _as_lists(top) or None


def _as_lists(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    parts = {name: _as_lists(one) for name, one in value.items()}
    return [*parts.values()] if parts and all(map(str.isdigit, parts)) else parts
