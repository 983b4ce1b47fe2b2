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
