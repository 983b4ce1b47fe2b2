"""What the lines of a Korean article are."""

import pytest

from tests.unit.extract.korean.reading import kinds, read

BODY = "섬을 도는 배가 오늘 아침 항구를 떠나 열한 개의 섬으로 책을 실어 날랐다. 날씨는 맑았다."


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["책을 실은 배", BODY], ["headline", "paragraph"]),
        ([BODY, BODY], ["paragraph", "paragraph"]),
        (
            ["[보도자료]", "책을 실은 배", "섬마다 반나절", BODY],
            ["note", "headline", "subhead", "paragraph"],
        ),
        (["책을 실은 배", "- 섬마다 반나절", BODY], ["headline", "subhead", "paragraph"]),
        (
            ["책을 실은 배", BODY, "■ 섬으로", BODY],
            ["headline", "paragraph", "heading", "paragraph"],
        ),
        (
            ["책을 실은 배", BODY, "섬으로 가는 길", BODY],
            ["headline", "paragraph", "heading", "paragraph"],
        ),
        (
            ["책을 실은 배", BODY, "▲ 항구를 떠나는 배. 가람신문 제공", BODY],
            ["headline", "paragraph", "caption", "paragraph"],
        ),
        (
            ["책을 실은 배", BODY, "사진설명=항구를 떠나는 배. 가람신문 제공"],
            ["headline", "paragraph", "caption"],
        ),
        (
            ["책을 실은 배", BODY, "정하람 기자 haram@paper.example"],
            ["headline", "paragraph", "byline"],
        ),
        (
            ["책을 실은 배", BODY, "무단전재 및 재배포 금지", "(끝)"],
            ["headline", "paragraph", "note", "end"],
        ),
        (
            ["책을 실은 배", BODY, "■ 문의처", "가람 홍보팀 02-000-1234"],
            ["headline", "paragraph", "heading", "contact"],
        ),
        (
            ["책을 실은 배", BODY, "■ 회사 소개", BODY],
            ["headline", "paragraph", "heading", "boilerplate"],
        ),
        (
            ["책을 실은 배", BODY, "○ 일시: 11월 4일", "○ 장소: 가람항"],
            ["headline", "paragraph", "list", "list"],
        ),
        (
            ["배를 모는 사람", BODY, "-언제 시작했나.", "“작년입니다.”", "-계획은.", "“없습니다.”"],
            ["headline", "paragraph", "question", "paragraph", "question", "paragraph"],
        ),
        (
            ["책을 실은 배", BODY, "기다리는 아이들", "[가람군 제공. 재판매 및 DB 금지]", BODY],
            ["headline", "paragraph", "caption", "credit", "paragraph"],
        ),
        (
            ["책을 실은 배", BODY, "다시 뜨는 배", BODY, "섬의 선착장", "(촬영 김민수)", BODY],
            ["headline", "paragraph", "heading", "paragraph", "caption", "credit", "paragraph"],
        ),
        (
            ["책을 실은 배", BODY, "아이들이 서 있다. 가람통신", "연장들 ⓒ 김민수", BODY],
            ["headline", "paragraph", "caption", "caption", "paragraph"],
        ),
        (
            ["책을 실은 배", BODY, "자루를 열차에 싣는 황보석 우편원.", BODY],
            ["headline", "paragraph", "caption", "paragraph"],
        ),
        (
            ["책을 실은 배", BODY, "아무도 배를 기다리지 않는다.", "늘 오는 아침이었다.", BODY],
            ["headline", "paragraph", "paragraph", "paragraph", "paragraph"],
        ),
        (
            ["보도자료", "발신: 가람 (담당: 위소정 과장, 02-000-3321)", "책을 실은 배", BODY],
            ["note", "contact", "headline", "paragraph"],
        ),
        (
            ["책을 실은 배", BODY, "참가비는 이만원이다(점심 제공)."],
            ["headline", "paragraph", "paragraph"],
        ),
        (
            ["보도자료", "배포일 2026. 9. 1.(화) | 보도 시점 배포 즉시", "책을 실은 배", BODY],
            ["note", "note", "headline", "paragraph"],
        ),
        (
            ["책을 실은 배", BODY, "가람항 김민수 소장", "“배는 내일도 뜹니다.”"],
            ["headline", "paragraph", "paragraph", "paragraph"],
        ),
    ],
)
def test_layout_and_neighbours_tell_what_a_line_is(lines, found):
    assert kinds(read(*lines)) == found
