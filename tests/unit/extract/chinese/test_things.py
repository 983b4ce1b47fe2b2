"""Works, the event, captions, contacts, credits, dateline, boilerplate, bodies."""

import re
from pathlib import Path

import pytest
import yaml

from presskit.extract.article import Article, Block, Piece
from presskit.extract.chinese.blocks import place_blocks
from presskit.extract.chinese.dates import DATE, iso_day
from presskit.extract.chinese.things import find_things
from presskit.extract.proposal import DOUBTFUL, Person, Title
from presskit.extract.words import decode_words

LISTS = Path(__file__).parents[4] / "templates" / "articles" / "chinese"
WORDS = decode_words(yaml.safe_load(path.read_text("utf-8"))
                     for path in sorted(LISTS.glob("*.yaml")))
SENTENCE = "海風社昨日在舊碼頭舉行了一場聚會，到場的有三百多人。"


class Read:
    """An article with what was found in it, as words."""

    def __init__(self, *lines: str, names: tuple[str, ...] = (), bodies: tuple[str, ...] = ()):
        text = "\n".join(lines)
        self.article = Article(text, "zh-Hant-TW", tuple(
            Block(Piece(found.start(), found.end()))
            for found in re.finditer(r"\S(?:[^\n]*\S)?", text)))
        self.people = tuple(Person(self.at(name), tuple(
            Piece(found.start(), found.end()) for found in re.finditer(re.escape(name), text)),
            titles=tuple(Title(None, self.at(body)) for body in bodies[number:number + 1]))
            for number, name in enumerate(names))
        self.things = find_things(self.article, place_blocks(self.article, WORDS), self.people,
                                  (), (), WORDS)

    def at(self, words: str) -> Piece:
        start = self.article.text.index(words)
        return Piece(start, start + len(words))

    def said(self, piece: Piece | None) -> str | None:
        return None if piece is None else self.article.words(piece)

    def works(self) -> list[tuple[str, str, list[str]]]:
        return [(self.said(one.title), one.kind,
                 [self.said(self.people[maker].name) for maker in one.makers])
                for one in self.things.works]

    def event(self) -> dict[str, str]:
        return {name: value if isinstance(value, str) else self.said(value)
                for name in self.things.event.__slots__
                if (value := getattr(self.things.event, name))}


@pytest.mark.parametrize("text, kind, makers", [
    ("費俊攜手林耿旭創作的《海風》上映。", "work", ["費俊", "林耿旭"]),
    ("由導演林耿旭執導的電影《海風》上映，費俊到場。", "film", ["林耿旭"]),
    ("《海風》由費俊執導，林耿旭到場。", "film", ["費俊"]),
    ("費俊的《海風》與林耿旭的《聽魚》上映。", "work", ["費俊"]),
    ("《海風》（費俊，2025），費俊到場，林耿旭沒有。", "work", ["費俊"]),
    ("費俊今年四十歲，小說〈海風〉寫失業的父親，林耿旭是朋友。", "book", ["費俊"]),
    ("牆上是《海風》的海報，劇本就是費俊寫的，林耿旭說。", "play", ["費俊"]),
    ("小說：首獎　費俊〈海風〉；佳作　林耿旭〈聽魚〉", "book", ["費俊"]),
    ("費俊與林耿旭看過電影《海風》。", "film", []),
    ("書架上有一本《海風》，費俊和林耿旭都沒有看見。", "work", []),
])
def test_a_work_and_its_makers(text, kind, makers):
    found = Read(SENTENCE, text + "。" * (text[-1] != "。"), names=("費俊", "林耿旭")).works()
    assert found[0] == ("海風", kind, makers)


def test_a_work_stands_once_with_the_makers_of_any_place():
    assert Read("《海風》昨日首映，全場滿座。", "費俊執導的《海風》明日再映。",
        names=("費俊",)).works() == [
        ("海風", "film", ["費俊"])]


@pytest.mark.parametrize("text", [
    "據《海風晚報》報道，碼頭昨日封閉。", "依《文化資產保存法》辦理，碼頭不得拆除。",
    "刊登於期刊《海風》，全文很長。",
    "《海風》記者昨日到場採訪，沒有人回答。", "他說：「我沒看過《海風》。」",
])
def test_newspapers_laws_and_titles_in_speech_are_no_works(text):
    assert Read(SENTENCE, text).works() == []


def test_an_event_with_all_that_its_sentence_says():
    text = ("2025年12月19日下午，在首屆香港國際藝術節期間，由海風社主辦的「創作生態論壇」"
            "在城市大學禮堂成功舉行。本次論壇以「技術與藝術」為核心，到場的有三百人。")
    assert Read(text).event() == {
        "name": "創作生態論壇", "part_of": "首屆香港國際藝術節", "theme": "技術與藝術",
        "date": "2025年12月19日", "day": "2025-12-19", "time": "下午", "venue": "城市大學禮堂",
        "organiser": "海風社"}


@pytest.mark.parametrize("text, event", [
    ("第18屆島嶼文學獎昨日在台北揭曉。", {"name": "第18屆島嶼文學獎", "city": "台北"}),
    ("南灣盃賽艇公開賽將於2026年8月22日至23日在南灣泳灘舉行，由賽艇總會主辦。", {
        "name": "南灣盃賽艇公開賽", "venue": "南灣泳灘", "organiser": "賽艇總會",
        "date": "2026年8月22日",
        "day": "2026-08-22"}),
    ("8月23日，追思会在学院岩心库举行。", {"name": "追思会", "venue": "学院岩心库"}),
    ("地方團體「旗嶼顧港」在市場二樓辦了一場聊天會，取名「魚還沒睡」。", {
        "name": "魚還沒睡", "venue": "市場二樓", "organiser": "旗嶼顧港"}),
    ("第九屆「山線貢獻獎」昨天揭曉，主辦單位東嶺基金會很高興。", {
        "name": "山線貢獻獎", "organiser": "東嶺基金會"}),
    ("5月16日晚，話劇《末班渡輪》在江城小劇場首演。", {"name": "末班渡輪", "venue": "江城小劇場"}),
    ("弦樂基金昨晚於灣景酒店舉行周年慈善晚宴，籌得善款。", {
        "name": "周年慈善晚宴", "venue": "灣景酒店", "organiser": "弦樂基金"}),
    ("由茶葉公會主辦的第12屆台灣茶機展，2026年10月23日起一連三天在茶業會館舉行。", {
        "name": "第12屆台灣茶機展", "venue": "茶業會館", "organiser": "茶葉公會",
        "date": "2026年10月23日", "day": "2026-10-23"}),
    ("圓桌是2026適老機器人大會的最後一環。大會由《銀髮週刊》主辦，2026年9月18日在會議中心舉行。", {
        "name": "2026適老機器人大會", "venue": "會議中心", "organiser": "銀髮週刊",
        "date": "2026年9月18日", "day": "2026-09-18"}),
    ("首展「曬過的字」訂於115年3月21日（星期六）上午10時在鹽棚過磅處開幕。", {
        "name": "曬過的字", "venue": "鹽棚過磅處", "date": "115年3月21日", "day": "2026-03-21",
        "time": "上午10時"}),
    ("漁會基金會將於二○二六年七月四日，在禮堂合辦「綠浪」計劃簡介會，歡迎出席。", {
        "name": "「綠浪」計劃簡介會", "venue": "禮堂", "organiser": "漁會基金會",
        "date": "二○二六年七月四日", "day": "2026-07-04"}),
    ("中国（青海）清洁能源产业大会在会展中心开幕，由茶叶学会、茶艺协会主办。", {
        "name": "中国（青海）清洁能源产业大会", "venue": "会展中心", "organiser": "茶叶学会"}),
    ("縣府大樓在新聞發布廳旁，公司有一場會。", {}),
    ("第五届“金沙”国际沙雕大赛昨日落幕。", {"name": "第五届“金沙”国际沙雕大赛"}),
    ("公司今日在“听·见”2025年度发布会上推出新产品。", {"name": "“听·见”2025年度发布会"}),
])
def test_events(text, event):
    assert Read(text, SENTENCE).event() == event


def test_a_body_of_somebody_s_that_holds_an_event_invites():
    read = Read("海觅科技今日在“听·见”发布会上推出新产品。", "海觅科技社长林安到场。",
    names=("林安",),
                bodies=("海觅科技",))
    assert read.event() == {"name": "“听·见”发布会", "organiser": "海觅科技"}


def test_a_whole_day_and_a_house_in_the_first_sentence_are_an_event_s():
    assert Read("2027年4月8日，公司在青湾会议中心发布了新产品。", SENTENCE).event() == {
        "date": "2027年4月8日", "day": "2027-04-08", "venue": "青湾会议中心"}


@pytest.mark.parametrize("text", [
    "碼頭昨日封閉，「岬酵素」處理的麵不受影響。", "球隊時隔十二年再次捧起「光明盃」。",
    "由2025年12月19日起，碼頭封閉三周。", "他記得去年的展覽。",
])
def test_without_a_name_that_is_held_there_is_no_event(text):
    assert Read(text, text).event() == {}


def test_facts_at_the_end_complete_the_event():
    found = Read("師徒的展覽「好字」在白田倉舉行。", SENTENCE, "「好字」展覽",
    "日期：2026年5月2日至31日",
                 "地點：白田倉一樓", "主辦：字藝會").event()
    assert (found["name"], found["day"], found["venue"], found["organiser"]) == (
        "好字", "2026-05-02", "白田倉一樓", "字藝會")


@pytest.mark.parametrize("line, text, credit", [
    ("▲林安在碼頭唱歌。（黃柏熙攝）", "林安在碼頭唱歌。", "黃柏熙攝"),
    ("（圖說）林安在碼頭唱歌。　方以晴／攝", "林安在碼頭唱歌。", "方以晴／攝"),
    ("图片说明：林安在唱歌。海岳社记者邓一舟摄", "林安在唱歌。", "海岳社记者邓一舟摄"),
    ("图为林安在唱歌。 本报记者 常青 摄", "图为林安在唱歌。", "本报记者 常青 摄"),
    ("▼林安（右一）在唱歌　音乐季组委会供图", "林安（右一）在唱歌", "音乐季组委会供图"),
    ("圖一：林安（右）唱歌。圖片由海風社提供", "林安（右）唱歌。", "圖片由海風社提供"),
    ("【圖說】林安唱歌。", "林安唱歌。", None),
])
def test_words_under_a_picture_without_mark_and_credit(line, text, credit):
    read = Read(SENTENCE, line, SENTENCE, names=("林安",))
    [found] = read.things.captions
    assert (read.said(found.text), read.said(found.credit), found.shows) == (text, credit, (0,))


def test_a_contact_over_lines():
    read = Read(SENTENCE, SENTENCE, "新聞聯絡人：公關室　蘇郁婷組長", "電話：(08)000-0168 轉 21",
                "E-mail：news@dongjia.example", "網址：https://dongjia.example/news",
                names=("蘇郁婷",))
    [found] = read.things.contacts
    assert [read.said(one) for one in (found.name, found.phone, found.email, found.url)] == [
        "蘇郁婷", "(08)000-0168 轉 21", "news@dongjia.example", "https://dongjia.example/news"]


@pytest.mark.parametrize("text, dateline, place, day", [
    ("【本報訊】碼頭昨日封閉。", "【本報訊】", None, None),
    ("本报讯（记者 柳依依） 天还没亮。", "本报讯", None, None),
    ("海岳社澜州11月3日电（记者欧阳澄）鱼道通水。", "海岳社澜州11月3日电", None, None),
    ("杭州，2025年10月16日——公司今日宣布。", "杭州，2025年10月16日——", "杭州", "2025-10-16"),
    ("（島嶼通訊社記者周庭安瀾東縣21日電）堤防潰口。", "（島嶼通訊社記者周庭安瀾東縣21日電）", None,
    None),
])
def test_datelines(text, dateline, place, day):
    read = Read(text, SENTENCE)
    found = read.things.dateline
    assert (read.said(found.piece), read.said(found.place), found.day) == (dateline, place, day)


def test_a_lead_without_a_dateline_has_none():
    assert Read("2025年12月19日下午，碼頭封閉。", SENTENCE).things.dateline is None


def test_reporters_and_the_desk_are_credits():
    read = Read("島嶼文學獎揭曉", "〔記者謝孟儒／台北報導〕文學獎昨日揭曉。",
    "民眾可撥打電話。（編輯：蘇慧）1150521",
                "责任编辑 顾盼")
    assert [read.said(one) for one in read.things.credits] == [
        "〔記者謝孟儒／台北報導〕", "（編輯：蘇慧）", "责任编辑 顾盼"]


def test_boilerplate_with_the_body_it_is_about():
    read = Read("海風社三百人聚會", SENTENCE, SENTENCE, "關於海風社",
    "海風社成立於1968年，設有五個小組。")
    [(number, body)] = read.things.boilerplate
    assert number == 4
    assert read.said(read.things.organisations[body].name) == "海風社"


def test_bodies_stand_once_with_shorter_forms():
    read = Read("海風大學校長林安、海風大學藝術學院院長何敏與城市大學教授吳凱到場。",
                names=("林安", "何敏", "吳凱"), bodies=("海風大學", "海風大學藝術學院", "城市大學"))
    assert [read.said(one.name) for one in read.things.organisations] == ["海風大學", "城市大學"]


@pytest.mark.parametrize(("text", "bodies", "wanted"), [
    ("由簡文亮建築師事務所設計，何秋江紀念學術基金會資助。", (),
     ["簡文亮建築師事務所", "何秋江紀念學術基金會"]),
    ("北原大學地球科學學院院長來了。", ("北原大學地球科學學院",), ["北原大學"]),
    ("國立海濱科技大學來了，海濱科大也說好。", (), ["國立海濱科技大學"]),
    ("縣裡把舊車廠變身圖書館，也修繕三所小學。", (), []),
    ("投資方遠帆資本來了。", ("投資方遠帆資本",), ["遠帆資本"]),
    ("大學生到醫院當志工，公司與學院各有主張。", ("公司", "學院"), []),
    ("新灘鎮漁民說，不多。", ("新灘鎮",), []),
    ("獨立書店「潮間」店主說。", ("獨立書店「潮間」",), ["潮間"])])
def test_bodies_that_have_a_name_are_found_by_their_kind_too(text, bodies, wanted):
    names = ("林安",) if bodies else ()
    read = Read("海風社三百人聚會", SENTENCE, "林安來了。" + text, names=names, bodies=bodies)
    assert [read.said(one.name) for one in read.things.organisations] == wanted


def test_a_body_that_only_its_kind_gives_is_a_guess():
    read = Read("海風社三百人聚會", SENTENCE, "林安說，由簡文亮建築師事務所設計。")
    assert [one.sure < DOUBTFUL for one in read.things.organisations] == [True]


@pytest.mark.parametrize("text, day", [
    ("2025年12月19日", "2025-12-19"), ("民国115年5月21日", "2026-05-21"),
    ("115年3月1日", "2026-03-01"), ("二零二六年十二月三十一日", "2026-12-31"),
    ("二〇二六年二月三十日", None),
    ("2025年13月1日", None),
    ("25年1月1日", None),
])
def test_days(text, day):
    assert iso_day(DATE.search(text)) == day


@pytest.mark.parametrize("text", ["《", "《》", "（圖／", "查詢：", "▲", "關於", "「」舉行",
"由主辦"])
def test_broken_lines_are_survived(text):
    things = Read(SENTENCE, text, SENTENCE, text).things
    assert things.event.name is None
