"""Who wrote, photographed, gave a picture: words that Chinese press puts at a block's end.

Here: credits at the end of words under a picture, and in brackets.  Never here: whole blocks.
"""

from __future__ import annotations

import re

from presskit.extract.words import Words, any_of

__all__ = ["photo_credit", "photo_line"]

DAY = r"(?:[\s，,]{0,3}(?:\d{2,4}[年./-]\d{1,2}[月./-]\d{1,2}日?|\d{1,2}月\d{1,2}日))?"
"""On which day, as agencies end a credit."""
AGENCY = r"(?:路透社?|法新社|美联社|欧新社|AP|AFP|Reuters|Getty(?: Images)?)"
NAME = r"[^\s，。！？；：／/（）()【】「」“”]{1,24}"


def photo_credit(words: Words) -> re.Pattern[str]:
    """Finds the credit of a picture at the end of folded words: all that doesn't belong to the
    words above it, with the credit itself as group ``c1`` to ``c4``.

    In brackets (``（黃柏熙攝）``), after a stop, a space (``　方以晴／攝``) or a stroke
    (``／圖：…``), or the words for a whole line (``受访者供图``).
    """
    before, after = any_of(words["photo-before"]), any_of(words["photo-after"])
    long = any_of(one for one in words["photo-after"] if one not in ("图", "发", "图片"))
    writers = any_of((*words["writers"], *words["photo-before"]))
    two = rf"{NAME}(?:[ \u3000]{NAME}){{0,3}}"
    said = (rf"{before}\s?[／/：:﹕∕|｜]\s?{two}(?:\s?(?:[／/]\s?)?{after})?"
            rf"|{two}\s?[／/∕|｜]\s?{after}"
            rf"|(?:图片|照片|相片|图)由?{NAME}提供"
            rf"|(?:Photo|Image|Picture)s?(?:\s(?:by|courtesy of))?[\s:：]\s?[\w .’'-]{{2,40}}"
            rf"|(?:图片|照片|相片|图|画面)?(?:翻摄|翻拍|截|撷|取|摘|截图|撷图)自[^，。！？）)]{{1,24}}"
            rf"|[©Ⓒ]\s?{two}|资料图片?|资料照片?|档案图片|网络图片|网上图片|官方图片|视频截图|受访者供图")
    bracket = (rf"\s*[（(〔\[【](?![见如附])(?P<c1>{AGENCY}|{said}|(?:{writers}\s?)?{two}\s?{after}"
               rf"(?:[／/、，；\s]\s?(?:{writers}\s?)?{two}\s?{after})?"
               rf"|{NAME}?(?:图|照|图片|照片|相片|剧照|截图))[）)〕\]】][。]?$")
    given = r"(?:[（(][^（）()]{2,24}提供[）)]\s?)?"
    stop = rf"(?<=[。！？…])\s*(?P<c2>(?:{said}|{given}(?:{writers}\s?)?{two}\s?{after}){DAY})$"
    space = rf"\s+(?P<c3>(?:{said}|{given}(?:{writers}\s?)?{two}\s?{long}){DAY})$"
    apart = rf"\s*(?:[—–]{{1,2}}|[／/|｜])\s*(?P<c4>{before}\s?[：:﹕]\s?{two})$"
    return re.compile(f"{bracket}|{stop}|{apart}|{space}")


def photo_line(words: Words) -> re.Pattern[str]:
    """Fits a block that is the credit of one picture and nothing else: ``攝影：黃柏熙``."""
    before = any_of(one for one in words["photo-before"] if len(one) > 1 and one not in (
        "图片", "照片", "相片", "影像"))
    after = any_of(words["photo-after"])
    said = rf"{NAME}(?:[ \u3000]{NAME}){{0,3}}"
    return re.compile(rf"[（(〔\[【]?(?:(?:{before}|摄)\s?[／/：:﹕|｜]\s?{said}"
                      rf"|(?:(?:图|图片|照片|相片)\s?[／/：:﹕|｜]\s?)?{NAME}\s?[／/|｜]?\s?{after}"
                      rf"|图片由?{NAME}提供)[）)〕\]】]?$")
