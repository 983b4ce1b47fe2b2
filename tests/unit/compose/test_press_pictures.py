"""The pictures that the press takes away."""

from __future__ import annotations

from presskit.compose.press_pictures import compose_press_pictures

PICTURES = {"talk": {"caption": "講者在台上"},
            "view": {"file": "pictures/view.png", "caption": "兩岸", "alternative": "河景",
                     "credit": "辦事處", "rights": "限新聞用途"},
            "lamp": {"file": "pictures/lamp.png", "alternative": "一盞燈"}}


def test_a_document_for_every_picture_with_a_file_in_the_kits_order(new_kit, new_tables):
    made = compose_press_pictures(new_kit(pictures=PICTURES), new_tables("zh-Hant-HK"))
    assert [one.subject for one in made] == ["view", "lamp"]
    assert [made[0].property(name) for name in ("caption", "credit", "terms", "author")] == [
        "兩岸", "辦事處", "限新聞用途", "論壇辦事處"]
    assert made[0].children[0].source == "pictures/view.png"
    assert made[0].children[0].alternative == "河景"
    assert made[1].title == "一盞燈"


def test_whom_a_portrait_shows_stands_in_its_file(new_kit, new_tables):
    kit = new_kit(pictures=PICTURES)
    people = {**kit.people, "wong": kit.people["wong"].model_copy(update={"picture": "view"})}
    made = compose_press_pictures(kit.model_copy(update={"people": people}),
                                  new_tables("zh-Hant-HK"))
    assert [one.property("people") for one in made] == ["黃河清", ""]


def test_an_embargo_and_a_sample_say_so_in_the_file(new_kit, new_tables):
    kit = new_kit("en", pictures=PICTURES, embargo="2027-05-08T09:00:00+08:00")
    said = compose_press_pictures(kit, new_tables("en"))[0].property("instructions")
    assert said.startswith("Embargoed until")
    assert "8 May 2027" in said
    assert said.endswith("示範文件")


def test_its_terms_say_where_and_until_when_it_may_be_used_in_words(new_kit, new_tables):
    pictures = {"view": PICTURES["view"] | {"use": ["print", "web"], "until": "2026-06-30"},
                "lamp": PICTURES["lamp"] | {"until": "unlimited"}}
    view, lamp = compose_press_pictures(new_kit(pictures=pictures), new_tables("zh-Hant-HK"))
    assert view.property("terms") == "限新聞用途\n適用媒介：印刷、網上\n使用期限：2026年6月30日"
    assert view.property("until") == "2026-06-30"
    assert (lamp.property("terms"), lamp.property("until")) == ("", "")
