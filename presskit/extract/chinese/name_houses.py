"""Names that a firm, a school, a place or a prize bears: 宋小匠科技, 伍若瑜紀念中學, 羅家坪.

Here: whether words after a name make one of these of it.  Never here: titles after a name.
"""

from __future__ import annotations

from presskit.extract.chinese.name_lists import Lists

__all__ = ["bears", "cuts", "is_village"]

_MIDDLES = 3
"""How many words may stand between a name and what kind of house it is: 教育慈善基金會 has two."""


def bears(text: str, end: int, lists: Lists) -> bool:
    """Whether the words after a place make the name of a house of it; an office that begins with
    such a word (村長) doesn't."""
    at = end
    for _ in range(_MIDDLES + 1):
        size = lists.houses.at(text, at)
        if size:
            return max(lists.titles_after.at(text, at), lists.offices.at(text, at)) <= size and \
                not (size == 1 and lists.verbs.at(text, at) > 1)
        size = lists.house_middles.at(text, at)
        if not size:
            return False
        at += size
    return False


def cuts(text: str, end: int, lists: Lists) -> bool:
    """Whether a place would end within such words: 江賢高|工."""
    return lists.houses.at(text, end - 1) > 1


def is_village(name: str, lists: Lists) -> bool:
    """Whether somebody's name can't be this, for all that it begins as one: 羅家坪, 鄧屋."""
    return len(name) == 3 and name[1] == "家" and name[2] in lists.village_ends or \
        len(name) == 2 and name[1] in lists.village_alone
