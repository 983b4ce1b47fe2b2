"""Works, the event, contacts and captions of a Korean article."""

from tests.unit.extract.korean.reading import read

BODY = "섬을 도는 배가 오늘 아침 항구를 떠나 열한 개의 섬으로 책을 실어 날랐다. 날씨는 맑았다."


def test_a_work_in_brackets_has_the_maker_who_stands_behind_it():
    found = read("소식", BODY + " 상영작은 〈늦은 파도〉(감독 윤새솔)다. 『도로교통법』도 읽었다.")
    works = [(found.article.words(one.title), one.makers) for one in found.things.works]
    assert works == [("늦은 파도", (0,))]


def test_a_work_between_signs_of_less_and_more_is_one_and_a_heading_is_none():
    found = read("소식", "<늦은 파도>를 연출한 윤새솔 감독이 왔다. <앵커> <표 1>", BODY)
    assert [found.article.words(one.title) for one in found.things.works] == ["늦은 파도"]


def test_a_body_stands_behind_the_word_for_its_kind():
    found = read("소식", "극단 파피로의 공연이다. 파피로 단원이 왔다. 카페 주인이 웃었다.", BODY)
    assert [
        [found.article.words(piece) for piece in (one.name, *one.also)]
        for one in found.things.organisations
    ] == [["파피로", "극단 파피로"]]


def test_a_sitting_of_a_council_is_no_event():
    found = read("소식", "해림군의회는 17일 제294회 임시회 본회의를 열었다.", BODY)
    assert found.things.event.name is None and found.things.event.organiser is None


def test_labels_tell_the_event():
    found = read(
        "소식",
        BODY,
        "■ 시사회",
        "○ 일시: 2026년 11월 25일(수) 오후 2시",
        "○ 장소: 가람극장 3관",
        "○ 주최: 가람회",
    )
    event, words = found.things.event, found.article.words
    assert (
        words(event.name),
        event.day,
        words(event.time),
        words(event.venue),
        words(event.organiser),
    ) == ("시사회", "2026-11-25", "오후 2시", "가람극장 3관", "가람회")


def test_a_caption_is_without_its_mark_and_credit():
    found = read("소식", BODY, "▲ 배를 보는 김민수 대표(왼쪽). 사진=가람회 제공")
    caption = found.things.captions[0]
    assert found.article.words(caption.text) == "배를 보는 김민수 대표(왼쪽)."
    assert (found.article.words(caption.credit), caption.shows) == ("사진=가람회 제공", (0,))


def test_a_contact_has_name_and_addresses():
    found = read(
        "소식", BODY, "■ 문의처", "가람회 홍보팀 유하진 매니저", "02-000-1234 press@garam.example"
    )
    contact, words = found.things.contacts[0], found.article.words
    assert [words(one) for one in (contact.name, contact.phone, contact.email)] == [
        "유하진",
        "02-000-1234",
        "press@garam.example",
    ]


def test_the_dateline_reaches_to_the_sign_before_the_lead():
    found = read("소식", "[나래=다도해뉴스] 정하람 기자 = " + BODY)
    assert found.article.words(found.things.dateline.piece) == "[나래=다도해뉴스] 정하람 기자 ="
    assert [found.article.words(one) for one in found.things.credits] == ["정하람 기자"]


def test_what_a_body_says_of_itself_goes_with_it():
    found = read(
        "소식",
        BODY + " 김민수 가람도서관 관장이 왔다.",
        "■ 기관 소개",
        "가람도서관은 2019년에 문을 연 도서관이다.",
    )
    assert found.things.boilerplate == ((3, 0),)


def test_a_word_that_is_added_to_a_table_is_read_with():
    made = "도자 작품 《검은 숲》을 빚은 도경완 작가가 문을 열었다."
    assert [one.makers for one in read(made).things.works] == [()]
    assert [one.makers for one in read(made, made_by="빚은").things.works] == [(0,)]
    assert [one.makers for one in read(made).things.works] == [()]
