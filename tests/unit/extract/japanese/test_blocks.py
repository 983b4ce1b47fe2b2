"""What the blocks of a Japanese article are, and the things in them."""

import pytest

LONG = "県内の書き手を対象にした賞の贈賞式が二十二日、市内の会館で開かれ、大勢の人が集まった。"


@pytest.mark.parametrize(("line", "kind"), [
    ("■開発の背景", "heading"), ("【商品概要】", "heading"), ("舟に灯をともす", "heading"),
    ("写真＝見つかった缶を手にする人たち", "caption"),
    ("【写真】賞状を手にする人たち＝22日", "caption"),
    ("キャプション：窓が動く仕組み（写真：ヒナタ歯車）", "caption"),
    ("舟の上で稽古をする二人（右）＝港座、平手真由撮影", "caption"),
    ("（文化部・浅海理沙）", "byline"), ("聞き手・構成＝久我山ひとみ", "byline"),
    ("――次の予定は。", "question"), ("※商標は各社のものです。", "note"),
    ("▽短歌　正賞　宮内すず（91）「針山」", "list"), ("商品名：めくりね", "list"),
    ("写真・古閑大輔", "credit"), ("「漫画は、あるの？」", "paragraph"),
    ("テープカットする関係者ら＝10日午前10時、雪守駅前", "caption"),
    ("新装の館内＝雪守市で", "caption"), ("＜写真＞完成した橋を渡る児童たち", "caption"),
    ("（写真右から）杉本一さん、水野花さん", "caption"),
    ("写真は開館した図書館の外観", "caption"), ("（1）海を渡る", "heading"), ("◇", "note"),
    ("「千回、雨を録りました」――技術者　黒部誠", "paragraph"),
    ("◀釜の前に立つ吉岡さん", "caption"), ("写真キャプション：完成した釜屋の外観", "caption"),
    ("「塩の道」を歩く参加者。後方は灯台", "caption"), ("①海の記憶", "heading"),
    ("▽塩をすくう吉岡さん（潮見町の釜屋で）", "caption"), ("釜屋の前で、吉岡千代さん", "caption"),
])
def test_a_line_between_paragraphs(read, line, kind):
    assert read("賞の見出し", LONG, line, LONG, LONG).kinds[2] == kind


def test_what_a_release_begins_with(read):
    kinds = read("PRESS RELEASE", "報道関係各位", "絵本プレーヤーを発売", "〜電池もいらない〜",
                 LONG, LONG).kinds
    assert kinds == ["note", "note", "headline", "subhead", "paragraph", "paragraph"]


def test_a_contact_and_what_a_company_says_of_itself(read):
    found = read("絵本の見出し", LONG, "■会社概要", "創業六十年の歯車メーカーです。", "【お問い"
                                                             "合わせ】", "広報室　担当：古川 史",
                 "TEL：0574-00-0000　E-mail：press@hinata.example", "以上")
    assert found.kinds[2:] == ["heading", "boilerplate", "heading", "contact", "contact", "end"]
    contact = found.proposal.things.contacts[0]
    assert [found.words(piece) for piece in (contact.name, contact.phone, contact.email)] == [
        "古川 史", "0574-00-0000", "press@hinata.example"]


def test_a_caption_is_without_mark_and_credit(read):
    found = read("賞の見出し", LONG, "写真＝缶を手にする瀬川館長＝７日、函館市（北方資料館提供）")
    caption = found.proposal.things.captions[0]
    assert found.words(caption.text) == "缶を手にする瀬川館長＝７日、函館市"
    assert found.words(caption.credit) == "北方資料館提供"


def test_a_table_says_what_the_event_is(read):
    found = read("会の見出し", LONG, "名称：まわす読書会", "日時：令和8年12月6日（日）13:00〜",
                 "会場：紙芝居館", "主催：株式会社ヒナタ")
    event = found.proposal.things.event
    assert [found.words(piece) for piece in (event.name, event.venue, event.organiser)] == [
        "まわす読書会", "紙芝居館", "株式会社ヒナタ"]
    assert event.day == "2026-12-06"


def test_a_work_has_its_maker(read):
    found = read("賞の見出し", "歌人の宮内すずさん（91）の「針山」が選ばれた。『潮待ち』も読まれ"
                          "た。")
    works = found.proposal.things.works
    assert [found.words(work.title) for work in works] == ["針山", "潮待ち"]
    assert works[0].makers == (0,)


def test_every_block_has_a_kind(read):
    found = read("「」『", "。", "――", "（）", "■", "：", "【】", "1．", "写真＝")
    assert len(found.kinds) == 9


def test_lines_with_one_mark_in_a_row_are_a_list(read):
    kinds = read("海藻の見出し", LONG, "【ポイント】", "● 新しい配合を発見", "● 排出量を削減",
                 LONG).kinds
    assert kinds[2:5] == ["heading", "list", "list"]
