"""Chinese in one script, so that the word lists are written once.

Here: each character as the Simplified one, one for one, so that every place in what comes
out is the same place in the article.  Never here: which words that makes; nothing folded is
ever shown.
"""

from __future__ import annotations

from functools import cache
from typing import Any

__all__ = ["fold"]

_OTHER_FORMS = str.maketrans("衞緖溫郞敎戯爲産內靑淸", "卫绪温郎教戏为产内青清")
"""Forms of old type and of Hong Kong that OpenCC's table of characters doesn't know."""


def fold(text: str) -> str:
    """The text in Simplified characters, as long as it was.

    ``著`` stays: it is 着 in 看著 and itself in 著名, and only a word can tell.

    >>> fold("裏面說：衞生署署長A")
    '里面说：卫生署署长A'
    """
    chars = sorted({char for char in text if "\u3400" <= char <= "\u9fff"})
    turned = _engine().convert("\n".join(chars)).split("\n") if chars else []
    table = {ord(old): new for old, new in zip(chars, turned, strict=True)
             if len(new) == 1 and new <= "\uffff"}
    return text.translate(table).translate(_OTHER_FORMS)


@cache
def _engine() -> Any:
    """OpenCC, which is slow to load and which no other language needs."""
    import opencc

    return opencc.OpenCC("t2s")
