"""The little kit of the stories in six languages, every text translated and approved.

Here: the kit, its words, approving what is there.  Never here: what must be true of it.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from opencc import OpenCC

from presskit.build.catalogues import change_catalogue
from presskit.build.languages import open_languages
from presskit.build.load import load
from presskit.desk import Desk
from presskit.localise.review import approval_for, approvals_yaml
from presskit.model.segment import State
from presskit.model.walk import each_segment

__all__ = ["LOCALES", "TRANSLATED", "approve", "copy_lighthouse", "translate"]

LOCALES = ("zh-Hant-HK", "zh-Hant-TW", "zh-Hans-CN", "en", "ja", "ko")
TRANSLATED = ("en", "ja", "ko")

_REACH = """locales:
  zh-Hant-TW: {reach: convert}
  zh-Hans-CN: {reach: convert}
  en: {reach: translate}
  ja: {reach: translate}
  ko: {reach: translate}
"""
_NAMES = {"燈塔信託基金": ("Lamp Trust", "灯台信託基金", "등대신탁기금"),
          "沈雨亭": ("Shen Yuting", "沈雨亭", "선위팅"),
          "於晴川": ("Yu Qingchuan", "於晴川", "위칭촨"),
          "北角灣燈塔亮燈禮": ("North Point Bay Lighthouse Lighting", "北角湾灯台点灯式",
                     "북각만 등대 점등식")}
_WORDS = {
    "燈塔修復開幕資料": ("Lighthouse reopening", "灯台修復お披露目資料", "등대 복원 개막 자료"),
    "北角灣燈塔重新亮燈": ("North Point Bay lighthouse shines again", "北角湾の灯台、再び点灯",
                  "북각만 등대, 다시 불을 밝히다"),
    "北角灣": ("North Point Bay", "北角湾", "북각만"),
    "北角灣燈塔": ("North Point Bay Lighthouse", "北角湾灯台", "북각만 등대"),
    "燈塔信託基金完成歷時三年的修復，北角灣燈塔本月重新亮燈。": (
        "The Lamp Trust has completed a three-year restoration, and the North Point Bay "
        "lighthouse is lit again this month.",
        "灯台信託基金は3年にわたる修復を終え、北角湾の灯台が今月再び点灯する。",
        "등대신탁기금이 3년에 걸친 복원을 마치고 이달 북각만 등대에 다시 불을 밝힌다."),
    "燈塔信託基金完成歷時兩年的修復，北角灣燈塔本月重新亮燈。": (
        "The Lamp Trust has completed a two-year restoration, and the North Point Bay "
        "lighthouse is lit again this month.",
        "灯台信託基金は2年にわたる修復を終え、北角湾の灯台が今月再び点灯する。",
        "등대신탁기금이 2년에 걸친 복원을 마치고 이달 북각만 등대에 다시 불을 밝힌다."),
    "項目主管沈雨亭說：{q:shen-light}": (
        "Project lead Shen Yuting said: {q:shen-light}",
        "プロジェクト責任者の沈雨亭は{q:shen-light}と話す。",
        "프로젝트 책임자 선위팅은 {q:shen-light}라고 말했다."),
    "燈亮了，海就近了。我們等了三年。": (
        "The lamp is lit, and the sea is near. We waited three years.",
        "灯がともり、海が近くなった。私たちは3年待った。",
        "불이 켜지니 바다가 가까워졌다. 우리는 3년을 기다렸다."),
    "燈亮了，海就近了。": ("The lamp is lit, and the sea is near.", "灯がともり、海が近くなった。",
                  "불이 켜지니 바다가 가까워졌다."),
    "亮燈禮": ("Lighting ceremony", "点灯式", "점등식"),
    "燈塔信託基金項目主管": ("Project lead, Lamp Trust", "灯台信託基金プロジェクト責任者",
                  "등대신탁기금 프로젝트 책임자"),
    "嘉賓": ("Guest", "来賓", "내빈"), "燈塔": ("The lighthouse", "灯台", "등대"),
    "夜色中的燈塔": ("The lighthouse at night", "夜の灯台", "밤의 등대"),
    "燈塔信託基金": ("Lamp Trust", "灯台信託基金", "등대신탁기금"),
    "傳訊組": ("Communications", "広報", "홍보팀"),
    "燈塔信託基金保育沿岸燈塔。": (
        "The Lamp Trust looks after lighthouses along the coast.",
        "灯台信託基金は沿岸の灯台を守っている。",
        "등대신탁기금은 연안의 등대를 보존한다."),
    "修復歷時兩年，初版誤作三年。": (
        "The restoration took two years. The first version said three.",
        "修復に要した期間は2年です。初版では3年と誤っていました。",
        "복원 기간은 2년입니다. 초판에서는 3년으로 잘못 적었습니다."),
    "日期未定，資料有誤。": (
        "The date is not settled and facts were wrong.",
        "日程が未定で、内容に誤りがありました。",
        "일정이 정해지지 않았고 내용에 오류가 있었습니다."),
}


def copy_lighthouse(source: Path, top: Path, more: str = "") -> Path:
    """The kit in six languages below ``top``; ``more`` stands at the end of its kit.yaml."""
    kit = top / "opening"
    shutil.copytree(source, kit)
    for name in ("people", "organisations", "works"):
        path = kit / f"{name}.yaml"
        path.write_text(re.sub(
            r"zh-Hant-HK: {full: ([^,]*), status: given}", _forms, path.read_text("utf-8")),
            "utf-8")
    path = kit / "kit.yaml"
    path.write_text(path.read_text("utf-8") + _REACH + more, "utf-8")
    translate(kit)
    approve(kit)
    return kit


def _forms(found: re.Match[str]) -> str:
    own = found[1]
    forms = dict(zip(TRANSLATED, _NAMES[own], strict=True))
    forms |= {"zh-Hant-TW": own, "zh-Hans-CN": _simplified(own)}
    lines = [found[0], *(f"{locale}: {{full: {form}, status: given}}"
                         for locale, form in forms.items())]
    return "\n    ".join(lines)


def _simplified(words: str) -> str:
    return OpenCC("t2s").convert(words)


def translate(kit: Path, locales: tuple[str, ...] = TRANSLATED) -> None:
    """Put every translation that is known into the PO files."""
    for locale in locales:
        known = {source: words[TRANSLATED.index(locale)] for source, words in _WORDS.items()}

        def change(_languages: object, catalogue, known: Mapping[str, str] = known):
            return replace(catalogue, messages=tuple(
                replace(one, words=known[one.source], fuzzy=False, previous="")
                if one.source in known else one for one in catalogue.messages))

        change_catalogue(kit, Desk(cache=kit.parent / "cache"), locale, change)


def approve(kit: Path, locales: tuple[str, ...] = TRANSLATED, but: str = "") -> None:
    """Approve every text of some locales, ``but`` for one path."""
    languages = open_languages(load(kit), Desk(cache=kit.parent / "cache"))
    origin = languages.reach("zh-Hant-HK").side
    for locale in locales:
        target = languages.reach(locale).side
        paths = dict.fromkeys(one.path.partition("#")[0] for one in each_segment(target.kit)
                              if one.state is not State.INITIAL)
        found = [one for path in paths if path != but
                 for one in approval_for(origin, target, path, state=State.REVIEWED,
                                         name="A. Reader", date="2026-03-01", by="approve")]
        file = kit / "approvals" / f"{locale}.yaml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(approvals_yaml(found), "utf-8")
