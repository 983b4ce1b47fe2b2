"""What every language's findings are looked through for."""

import pytest

from presskit.build.importing import propose_kit, read_words
from presskit.content.articles import ArticleFile, TextBlock
from presskit.desk import Desk
from presskit.extract import Article, Block, Piece
from presskit.extract.amending import amend_places, amend_things
from presskit.extract.proposal import Organisation, Placed, Things


def read(text, locale, hints=()):
    blocks, at = [], 0
    for number, one in enumerate(text.split("\n\n")):
        blocks.append(TextBlock(at, at + len(one), hints[number] if number < len(hints) else ""))
        at += len(one) + 2
    file = ArticleFile("a.txt", b"", "text", "UTF-8", text, tuple(blocks))
    release, _ = propose_kit(file, locale, Desk(), embargo="none")
    return release


LEADS = {"en": "The tide mill at Orrin Quay ground its first sack of flour since 1986 on Sunday, "
               "watched by some two hundred people and a school band.",
         "zh-Hant-HK": "舊碼頭聲音檔案館昨日開幕，館長陳美儀出席，說市民反應熱烈，"
                       "未來會再辦更多活動。",
         "ja": "港町の音を集めた「みなと録音資料館」が28日に開館する。館長の高村澄子さんが話した。",
         "ko": "항구의 소리를 모은 소리 자료관이 28일 문을 연다. "
               "관장은 시민의 반응이 뜨겁다고 말했다."}


@pytest.mark.parametrize(("line", "locale"), [
    ("12 November 2026 | 4 min read", "en"), ("Subscribers only", "en"),
    ("2026年11月12日 09:14　會員專享", "zh-Hant-HK"), ("最後更新：2026年11月12日", "zh-Hant-HK"),
    ("2026年11月12日 09:14　有料会員限定", "ja"), ("기사입력 2026.11.12 09:14", "ko")])
def test_a_line_of_the_page_is_no_subhead(line, locale):
    release = read(f"Title 題\n\n{line}\n\n{LEADS[locale]}", locale)
    assert release.draft.proposal.placed[1] == Placed("note", 0.9, "line-of-a-page")
    assert not release.front.get("subheads") and line not in "".join(release.body)


def test_a_sentence_that_speaks_of_reading_stays():
    text = "The library has a shelf of books for subscribers only, and nobody minds."
    article = Article(text, "en", (Block(Piece(0, len(text))),))
    assert amend_places(article, (Placed("paragraph"),), read_words("en", Desk())) == (
        Placed("paragraph"),)


@pytest.mark.parametrize("locale", [*LEADS])
def test_what_the_file_calls_a_subtitle_is_a_subhead(locale):
    release = read(f"Title 題\n\nA second line 二\n\n{LEADS[locale]}", locale,
                   ("heading", "subtitle"))
    assert release.front["subheads"] == ["A second line 二"]


@pytest.mark.parametrize(("name", "wanted"), [
    ("海港大學與城市文化基金會", ["海港大學", "城市文化基金會"]),
    ("海辺大学とみなと文化財団", ["海辺大学", "みなと文化財団"]),
    ("海岸學會、東區聯會及城市博物館", ["海岸學會", "東區聯會", "城市博物館"]),
    ("科學與文化委員會", ["科學與文化委員會"]), ("與樂集團", ["與樂集團"])])
def test_two_bodies_with_a_joining_word_are_two(name, wanted):
    article = Article(name, "zh-Hant-HK", (Block(Piece(0, len(name))),))
    things = Things(organisations=(Organisation(Piece(0, len(name))),), boilerplate=((0, 0),))
    found = amend_things(article, things, read_words("zh-Hant-HK", Desk()))
    assert [article.words(one.name) for one in found.organisations] == wanted
    assert found.boilerplate == ((0, 0 if len(wanted) == 1 else None),)


@pytest.mark.parametrize(("line", "wanted"), [
    ("主催：海辺大学とみなと文化財団", ["海辺大学", "みなと文化財団"]),
    ("主催は汐見町教育委員会と汐見文化財団。入場無料。", ["汐見町教育委員会", "汐見文化財団"])])
def test_both_hosts_hold_the_occasion(line, wanted):
    release = read(f"港の資料館が開館へ\n\n楽器の演奏会が11月14日、町立"
                   f"文化会館で開かれる。{LEADS['ja']}\n\n{line}", "ja")
    draft = release.draft
    names = [draft.files["organisations"][one["organisation"]]["names"]["ja"]["full"]
             for one in draft.files["kit"]["parties"]]
    assert names == wanted


@pytest.mark.parametrize(("line", "locale", "caption", "credit"), [
    ("Caption: The mill at low tide – Photo: Idris Bell", "en", "The mill at low tide",
     "Photo: Idris Bell"),
    ("Marta Quill opens the sluice on Sunday — Photo: Idris Bell", "en",
     "Marta Quill opens the sluice on Sunday", "Photo: Idris Bell"),
    ("陳美儀在錄音室內／圖：林志明", "zh-Hant-HK", "陳美儀在錄音室內", "圖：林志明"),
    ("陳美儀與學生在碼頭 — 攝影：何家輝", "zh-Hant-HK", "陳美儀與學生在碼頭", "攝影：何家輝")])
def test_a_credit_behind_a_stroke_is_the_pictures(line, locale, caption, credit):
    release = read(f"Title 題\n\n{LEADS[locale]}\n\n{line}\n\n{LEADS[locale]}", locale)
    (picture,) = release.draft.files["pictures"].values()
    assert (picture["caption"], picture["credit"]) == (caption, credit)


def test_no_occasions_name_begins_with_a_particle():
    release = read("硝子琴の会\n\n楽器「硝子琴」の演奏会が11月14日、汐見町の町立文化会館で"
                   "開かれる。作ったのは同町の美術家、沖田灯子さん（41）。", "ja")
    event = release.draft.proposal.things.event
    assert event.name is None or not release.draft.words(event.name).startswith("の")


def test_a_sentence_that_says_whom_to_ask_is_a_contact_and_stays():
    said = ("資料館は市が運営する。問い合わせは、みなと録音資料館（電話045-123-4567、"
            "mail@minato.example）へ。")
    release = read(f"港の資料館が開館へ\n\n{LEADS['ja']}\n\n{said}", "ja")
    assert release.draft.files["kit"]["contacts"] == {"default": [
        {"name": "みなと録音資料館", "phone": "045-123-4567", "email": "mail@minato.example"}]}
    assert release.body[-1] == said


def people(release):
    return [release.draft.words(one.name) for one in release.draft.proposal.people]


def speakers(release):
    proposal = release.draft.proposal
    return [None if one.speaker is None else people(release)[one.speaker]
            for one in proposal.quotes]


@pytest.mark.parametrize("line", [
    "港隊總教練謝爾蓋．伊萬琴科執教七年，賽後落淚。",
    "聯會主席何塞．馬丁內斯昨日到訪，與學員見面。"])
def test_a_name_by_sounds_that_a_surname_begins_is_whole_after_an_office(line):
    (name,) = people(read(f"港隊奪銅牌\n\n{line}", "zh-Hant-HK"))
    assert "．" in name and name in line and not name.startswith(("教練", "主席"))


def test_an_adviser_speaks_though_the_word_ends_in_asking():
    release = read("霜序科技发布新品\n\n产品负责人尉迟敏介绍了新品。“它更轻。”尉迟敏说。\n\n"
                   "联盟技术顾问阿米娜·奥耶拉兰通过视频连线说：“箱子要经得起马。”\n\n"
                   "省疾控中心研究员陶晓棠认为，“可循环”不应只是概念，“它首先是一笔账，算得过来。”",
                   "zh-Hans-CN")
    assert speakers(release) == ["尉迟敏", "阿米娜·奥耶拉兰", "陶晓棠"]


def test_kin_before_a_name_are_no_surname_and_whoever_is_to_be_asked_has_a_name():
    release = read("紙傘展開幕\n\n傳人鍾水妹與孫女鍾亦晴在展場示範糊紙。鍾亦晴說：「紙要乾。」\n\n"
                   "新聞聯絡人：竹門溪文化基金會 張簡育慈 (07)000-0162", "zh-Hant-TW")
    assert people(release) == ["鍾水妹", "鍾亦晴", "張簡育慈"]


def test_kana_within_a_bodys_name_do_not_end_it():
    release = read("島のラジオ\n\n島の歩みを語るトークセッション「島の声」が2月22日、岡山市の"
                   "旭川文庫ホールで開かれた。"
                   "主催は一般社団法人瀬戸内ことば機構。\n\n"
                   "瀬戸内ことば機構の代表理事、穂積仁さんは「録音は残る」と述べた。", "ja")
    things, words = release.draft.proposal.things, release.draft.words
    assert words(things.event.organiser) == "一般社団法人瀬戸内ことば機構"
    assert words(release.draft.proposal.people[0].titles[0].affiliation) == "瀬戸内ことば機構"


def test_a_host_behind_the_verb_a_paper_before_a_name_and_a_section_are_what_they_are():
    release = read("달무리 야시장영화제 개막\n\n[온새일보 = 하늘별 기자] "
                   "‘제7회 달무리 야시장영화제’가 "
                   "9월 18일 옛장터에서 열린다. "
                   "영화제를 주최하는 달무리문화재단은 22일 상영작을 공개했다.\n\n"
                   "올해 처음 생긴 부문 ‘장터의 눈’은 상인이 고른 작품으로 꾸려진다. "
                   "상인이 고른 영화 ‘장터의 눈’도 있다.",
                   "ko")
    things, words = release.draft.proposal.things, release.draft.words
    assert words(things.event.organiser) == "달무리문화재단"
    assert "place" not in release.front
    assert [words(one.title) for one in things.works] == []


def test_a_role_that_somebody_named_next_has_is_no_title_of_the_one_before():
    release = read("A headline for a small article\n\nBorn to a chandler, Joaquim Ferreira, and a "
                   "schoolteacher, Nan Lyle, she left school at fifteen.", "en")
    proposal, words = release.draft.proposal, release.draft.words
    assert {words(one.name): [words(title.title) for title in one.titles]
            for one in proposal.people} == {"Joaquim Ferreira": ["chandler"],
                                            "Nan Lyle": ["schoolteacher"]}


def test_what_has_no_name_has_a_day_a_place_and_a_host():
    release = read("A composer dies\n\nShe wrote The Dry Dock Preludes (1991).\n\n"
                   "A public memorial, organised by the Scarrow Sound Trust, will be held "
                   "at Mill Hall at 3 pm on Saturday 14 March 2026.", "en")
    things, words = release.draft.proposal.things, release.draft.words
    event = things.event
    assert (event.name, event.day, words(event.venue), words(event.organiser)) == (
        None, "2026-03-14", "Mill Hall", "Scarrow Sound Trust")
    assert [words(one.title) for one in things.works] == ["The Dry Dock Preludes"]


@pytest.mark.parametrize(("text", "locale", "left"), [
    ("島のラジオ\n\n島の放送局が開局二十年を迎えた。\n\n■ 問い合わせ先\n\n"
     "瀬戸内財団　広報担当：折口\n\nTEL：086-000-0123", "ja", "■ 問い合わせ先"),
    ("영화제 개막\n\n달무리문화재단은 22일 상영작을 공개했다.\n\n달무리문화재단 소개\n\n"
     "달무리문화재단은 2015년 설립된 지역 문화기관이다.", "ko", "달무리문화재단 소개")])
def test_a_heading_over_a_contact_or_a_description_is_left_out_with_it(text, locale, left):
    release = read(text, locale)
    assert not any(block.startswith("## ") for block in release.body)
    file = release.draft.proposal.article
    assert [share.where for share in release.shares if file.words(share.piece) == left] == [""]


def test_a_whole_line_in_brackets_that_shows_somebody_is_a_caption():
    release = read("守灯四十年的人走了——追记航标工程师蔺国栋\n\n"
                   "“他修的是我们回家的路。”老船长贺阿毛红着眼圈说。\n\n"
                   "（图为蔺国栋1983年在花鸟山灯塔检修。资料照片）", "zh-Hans-CN")
    assert release.draft.proposal.placed[2].kind == "caption"
    assert people(release) == ["蔺国栋", "贺阿毛"] and speakers(release) == ["贺阿毛"]
    engineer, = release.draft.proposal.people[0].titles
    assert release.draft.words(engineer.title) == "航标工程师"
    assert release.draft.files["pictures"] == {
        "lin-guodong": {"caption": "图为蔺国栋1983年在花鸟山灯塔检修。", "credit": "资料照片"}}
