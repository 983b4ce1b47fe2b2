"""What a line of running text had better not part."""

from __future__ import annotations

import pytest

from presskit.render.holds import Holds


@pytest.mark.parametrize(("text", "tag", "parted", "rather"), [
    ("ジョン（ホップクロフト）が", "ja", "ホップク|ロフト", "が|"),
    ("来場者（ホップクロフト）が", "ja", "（ホップクロフト|）", "来場者|（"),
    ("由海‧某某某說起這件事", "zh-Hant-TW", "海‧某|某某", "由|海"),
    ("由約翰‧愛德華‧霍普說起", "zh-Hant-TW", "約|翰", "由|約"),
    ("由約翰‧愛德華‧霍普說起", "zh-Hant-TW", "霍|普", "普說|起"),
    ("由约翰·爱德华·霍普说起", "zh-Hans-CN", "爱德|华", "约翰·|爱德华"),
    ("自2028年5月31日起開放", "zh-Hant-HK", "5月|31日", "自|2028"),
    ("他讀過《浪潮之後》的書", "zh-Hant-HK", "浪潮|之後", "讀過|《"),
    ("各個エコシステムの話", "ja", "エコシ|ステム", "の|話"),
    ("附上概念图和说明", "zh-Hans-CN", "概念|图", "和|说明")])
def test_what_belongs_together_costs_more_to_part(text: str, tag: str, parted: str,
                                                  rather: str) -> None:
    holds = Holds(text, tag)

    def cost(marked: str) -> float:
        return holds.cost(text.index(marked.replace("|", "")) + marked.index("|"))

    assert cost(parted) > cost(rather)


def test_no_part_of_a_name_leaves_one_character_alone() -> None:
    text = "由約翰‧愛德華說起"
    costs = {text[place]: Holds(text, "zh-Hant-TW").cost(place) for place in range(1, len(text))}
    assert max(costs, key=costs.get) == "德"
    assert costs["約"] < costs["翰"] < costs["德"] > costs["華"] > costs["起"]
