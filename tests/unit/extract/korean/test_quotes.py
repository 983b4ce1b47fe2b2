"""What is speech in Korean, and whose."""

import pytest

from presskit.extract.proposal import DOUBTFUL
from tests.unit.extract.korean.reading import read, said


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["김민수 대표는 “비가 온다”고 말했다."], [("김민수", "비가 온다")]),
        (
            ['김민수 대표는 "비가 온다"며 "곧 그친다"고 밝혔다.'],
            [("김민수", "비가 온다", "곧 그친다")],
        ),
        (["“비가 온다.” 김민수 대표의 말이다."], [("김민수", "비가 온다.")]),
        (["“비가 온다”고 김민수 대표가 말했다."], [("김민수", "비가 온다")]),
        (
            ["이서연이 왔다. 김민수 대표의 꿈은 소박하다. “비가 오면 좋죠.”"],
            [("김민수", "비가 오면 좋죠.")],
        ),
        (["김민수 대표는 왔다. 이서연 교수에 대해서는 “믿는다”고 했다."], [("김민수", "믿는다")]),
        (
            ["김민수 대표는 “비가 온다”고 설명했다. “우산을 챙기세요.”"],
            [("김민수", "비가 온다", "우산을 챙기세요.")],
        ),
        (["김민수 대표가 왔다. 그는 “비가 온다”고 했다."], [("김민수", "비가 온다")]),
        (
            ["김민수 대표는 “비가 온다”고 했다. 이어 “곧 그친다”고 덧붙였다."],
            [("김민수", "비가 온다"), ("김민수", "곧 그친다")],
        ),
        (
            ["김민수 대표는 “비가 온다”고 했고, 이서연 교수는 “그친다”고 했다."],
            [("김민수", "비가 온다"), ("이서연", "그친다")],
        ),
        (["김민수 대표가 왔다. 한 관람객은 “비가 온다”고 말했다."], [("(한 관람객)", "비가 온다")]),
        (["김민수 대표가 왔다. 환경부는 “비가 온다”고 밝혔다."], [("(환경부)", "비가 온다")]),
        (["어촌계장 김모(61) 씨는 “비가 온다”고 했다."], [("(어촌계장 김모(61) 씨)", "비가 온다")]),
        (["가람극장 김민수 본부장", "“비가 와도 엽니다.”"], [("김민수", "비가 와도 엽니다.")]),
        (
            ["“비가 온다.”", "창가에서 목소리를 높인 이는 목수 반기석(61)씨다."],
            [("반기석", "비가 온다.")],
        ),
        (["“비가 온다.”", "목수 반기석(61)씨가 웃으며 말했다."], [("반기석", "비가 온다.")]),
        (
            ["반기석 대표가 왔다. 이서연 교수는 섰다. “비가 오나.” 반 대표가 묻자 이 교수는 갔다."],
            [("반기석", "비가 오나.")],
        ),
        (
            ["반기석 대표가 왔다. 백 명이 이름을 적었다. “비가 온다.” 반 대표의 말이다."],
            [("반기석", "비가 온다.")],
        ),
        (
            ["피도현 의원과 추광민 이사장이 왔다.", "“비?”(피 의원)", "“아니요.”(추광민 이사장)"],
            [("피도현", "비?"), ("추광민", "아니요.")],
        ),
        (
            ["피도현 의원이 왔다.", "“비가 오나.” 피 의원의 물음에 추광민 교수는 “네”라고 했다."],
            [("피도현", "비가 오나.")],
        ),
        (
            ["목수 육이진(28)씨가 톱을 폈다. “비가 온다.” 화가 나도담(39)씨는 고개를 끄덕였다."],
            [("육이진", "비가 온다.")],
        ),
        (
            ["화가 나도담(39)씨가 왔다. 나씨를 가르친 이는 아버지 나덕팔씨다. “아버지는 젖었죠.”"],
            [("나도담", "아버지는 젖었죠.")],
        ),
        (["단장 함춘식(68)씨: “비가 온다.”"], [("함춘식", "비가 온다.")]),
        (["국방부는 자료를 내고 “비가 온다”고 밝혔다."], [("(국방부)", "비가 온다")]),
        (["김민수 대표가 왔다. 회사는 “비가 온다”는 입장을 냈다."], [("(회사)", "비가 온다")]),
        (
            ["목수 반기석(61)씨의 진단은 달랐다. “비가 온다.”"],
            [("반기석", "비가 온다.")],
        ),
        (["김민수 대표는 ‘비 오는 날’이라는 시를 읽었다."], []),
        (["김민수 대표는 “비 오는 날”이라고 불리는 시를 읽었다."], []),
    ],
)
def test_speech_has_its_speaker(lines, found):
    assert (
        said(read("소식", *lines, "그날 밖에는 하루 내내 비가 내렸고 아무도 나가지 않았다."))
        == found
    )


def test_answers_without_marks_are_speech():
    found = read(
        "[인터뷰] 비를 모으는 사람",
        "김민수 작가를 만났다. 그는 빗소리를 녹음한다.",
        "Q. 언제 시작했나.",
        "A. 십 년 전입니다. (잠시 침묵)",
        "Q. 왜 하나.",
        "A. 좋아서요.",
    )
    assert said(found) == [("김민수", "십 년 전입니다."), ("김민수", "좋아서요.")]
    assert all(one.outer == one.fragments for one in found.quotes)


def test_a_speaker_known_only_from_before_is_less_sure():
    found = read(
        "소식", "김민수 대표가 왔다.", "“비가 온다.”", "밖에는 비가 왔다. 모두 안에 있었다."
    )
    assert found.quotes[0].sure < DOUBTFUL


@pytest.mark.parametrize(
    "text",
    [
        "김민수 대표는 “비가 온다”며 “‘곧’ 그친다”고 했다. “그래요.” 그는 웃었다. 『비』를 읽었다.",
        "“김민수 대표는 「비”가」 《온다고 \"말했다. '그래' 하고",
        "\"\"“”‘’''",
        "(((김민수(48) 씨는 “",
    ],
)
def test_pieces_lie_in_their_blocks_and_fragments_in_their_marks(text):
    found = read("소식", text, text[::-1])
    blocks = [one.piece for one in found.article.blocks]
    inside = [
        piece for person in found.people for piece in (person.name, *person.mentions, *person.also)
    ]
    inside += [piece for quote in found.quotes for piece in quote.outer]
    inside += [one.piece for one in found.marked]
    assert all(any(block.holds(piece) for block in blocks) for piece in inside)
    assert all(
        outer.holds(piece)
        for quote in found.quotes
        for outer, piece in zip(quote.outer, quote.fragments, strict=True)
    )
