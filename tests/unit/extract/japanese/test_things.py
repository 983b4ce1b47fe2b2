"""The event, the bodies and the titles of a Japanese passage."""

import pytest

REST = "次の段落もある。"


def event_of(found):
    event = found.proposal.things.event
    return {key: found.words(piece) for key, piece in (
        ("name", event.name), ("venue", event.venue), ("organiser", event.organiser))
        if piece} | ({"day": event.day} if event.day else {})


def bodies_of(found):
    return [found.words(one.name) for one in found.proposal.things.organisations]


@pytest.mark.parametrize(("text", "facts"), [
    ("実行委員会は8日、津島市のみなと座で第12回みなと短編映画祭の授賞式を開いた。",
     {"name": "第12回みなと短編映画祭", "venue": "みなと座", "organiser": "実行委員会"}),
    ("全国印章協会は27年2月13日に柏浦市民会館大ホールで第9回印章フォーラムを開く。",
     {"name": "第9回印章フォーラム", "venue": "柏浦市民会館大ホール", "organiser": "全国印章協会",
      "day": "2027-02-13"}),
    ("「第3回 川辺の音楽祭」（同実行委主催）が2026年11月7日、北山ホールで開かれる。",
     {"name": "第3回 川辺の音楽祭", "venue": "北山ホール", "organiser": "同実行委",
      "day": "2026-11-07"}),
    ("旧大沢小学校で開かれた出発式には住民ら60人が集まった。",
     {"name": "出発式", "venue": "旧大沢小学校"}),
    ("文書の一部は、歴史資料館で11月1日から始まる企画展「てならいの声」で公開される。",
     {"name": "てならいの声", "venue": "歴史資料館"}),
])
def test_a_sentence_tells_of_an_event(read, text, facts):
    assert event_of(read("見出しの行", text, REST)) == facts


@pytest.mark.parametrize("text", [
    "市長は会見で「今の場所に残る」と述べ、方針を明らかにした。",
    "本会議で行われた質疑では、計画の是非が問われた。",
    "市内で開かれた記者会見で、担当者が説明した。",
])
def test_what_is_said_somewhere_is_no_event(read, text):
    assert event_of(read("見出しの行", text, REST)) == {}


@pytest.mark.parametrize(("text", "names"), [
    ("国立沿岸資源研究所沿岸生態部門藻場グループ主任研究員の山田太郎氏が来た。",
     ["国立沿岸資源研究所"]),
    ("学校法人有明工科大学工学部の山田太郎教授が来た。", ["有明工科大学"]),
    ("渡会精機の常務執行役員で本部長の山田太郎氏が来た。", ["渡会精機"]),
    ("海産物問屋「丸与瀬川商店」が倉庫を壊した。", ["丸与瀬川商店"]),
    ("NPO法人島ことば舎（高松市、理事長＝三谷洋子）が民家を直した。", ["NPO法人島ことば舎"]),
    ("研究グループと実行委員会、事務局、同組合、町内会が集まった。", []),
    ("接着機構の解明と基幹産業の育成を進めた。", []),
])
def test_bodies_are_cut_from_their_parts_and_kinds(read, text, names):
    assert bodies_of(read("見出しの行", text, REST)) == names


@pytest.mark.parametrize(("text", "titles"), [
    ("選考委員長の山田太郎氏が来た。", [("選考委員長", None)]),
    ("渡会精機の常務執行役員で制御事業本部長の山田太郎氏が来た。",
     [("常務執行役員", "渡会精機"), ("制御事業本部長", "渡会精機")]),
    ("全国印章協会（会長＝山田太郎・檜垣鉄工社長）は総会を開いた。",
     [("会長", "全国印章協会"), ("社長", "檜垣鉄工")]),
    ("北浜市の山田太郎市長が来た。", [("市長", "北浜市")]),
    ("糸島漁業協同組合が協力した。同組合の山田太郎組合長が来た。",
     [("組合長", "糸島漁業協同組合")]),
    ("大学講師の山田太郎さんが来た。", [("大学講師", None)]),
    ("孫の山田太郎さんが来た。", []),
    ("本田木工所の職人で友の会理事の山田太郎さんが来た。",
     [("職人", "本田木工所"), ("理事", "友の会")]),
])
def test_titles_are_whole_and_held_in_bodies(read, text, titles):
    assert read("見出しの行", text, REST).titles("山田太郎") == titles


def test_a_line_that_ends_with_whom_it_shows_is_a_caption(read):
    long = "県内の書き手を対象にした賞の贈賞式が二十二日、市内の会館で開かれ、大勢の人が集まった。"
    found = read("賞の見出し", long, "橋の下で絵本を読むつぐみなおさん", long)
    assert found.kinds[2] == "caption"


def test_a_work_is_told_in_passing(read):
    found = read("見出しの行", "この日のために紙芝居かわうその手紙を書き下ろした。", REST)
    works = found.proposal.things.works
    assert [found.words(one.title) for one in works] == ["かわうその手紙"]
    assert works[0].sure < 0.75


@pytest.mark.parametrize(("text", "bodies"), [
    ("うちの信金もいらなくなる。", []),
    ("潮見市子ども科学館が開いた。5年にわたり接着機構を調べた。", ["潮見市子ども科学館"]),
    ("写真集『氷の番人』（汐見書房）にまとめた。", ["汐見書房"]),
    ("県水産振興課は、備える。国土交通省も見た。農学部が調べた。", ["県水産振興課", "国土交通省"]),
    ("©2026「夕凪の測量士」製作委員会は語る。", ["「夕凪の測量士」製作委員会"]),
    ("配給：ランタン・ピクチャーズ", ["ランタン・ピクチャーズ"]),
    ("潮見高校天文部の部員が来た。", ["潮見高校"]),
    ("映画は青葉座ほかで公開される。講座ほかもある。", ["青葉座"]),
    ("フィンランド・ラウハマー大学の研究だ。", ["ラウハマー大学"]),
])
def test_bodies_are_told_by_what_stands_beside_them(read, text, bodies):
    found = read("見出しの行", text, "次の段落もある。")
    assert [found.words(one.name) for one in found.proposal.things.organisations] == bodies


def test_a_body_is_known_without_its_form(read):
    found = read("見出しの行", "認定NPO法人たねびと雪守（代表理事：小野塚ミツ）が開いた。")
    body = found.proposal.things.organisations[0]
    assert [found.words(one) for one in body.also] == ["たねびと雪守"]
