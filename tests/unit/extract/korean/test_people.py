"""Whom a Korean sentence names."""

import pytest

from tests.unit.extract.korean.reading import names, read


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("전시를 연 김민수 대표는 웃었다.", ["김민수"]),
        ("전시를 연 김민수 가람미술관 관장은 웃었다.", ["김민수"]),
        ("이 책을 쓴 소설가 한도윤은 말이 없었다.", ["한도윤"]),
        ("버스를 몰던 박점례(78) 씨가 손을 흔들었다.", ["박점례"]),
        ("아들 국태윤(62·옹기 전수자)씨가 불을 넣었다.", ["국태윤"]),
        ("부인 임복순씨와 함께 왔다.", ["임복순"]),
        ("가마를 지킨 국만춘(鞠萬春)이 돌아왔다.", ["국만춘"]),
        ("가람미술관(관장 이서연)은 문을 닫았다.", ["이서연"]),
        ("단체를 이끄는 남궁든 이사장이 왔다.", ["남궁든"]),
        ("노래를 지은 시인 누리봄 씨가 참석했다.", ["누리봄"]),
        ("개발을 이끈 이네스 칼바라(Inês Calvara) 책임자가 왔다.", ["이네스 칼바라"]),
        ("일본의 우에다 리사 교수가 왔다.", ["우에다 리사"]),
        ("회사는 데이비드 김 상무를 뽑았다.", ["데이비드 김"]),
        ("배우 이루다, 김산, 정모아가 참석했다.", ["이루다", "김산", "정모아"]),
        (
            "▲대상 송하은(남산초 4) ▲우수상 최아인(강변초 3), 박시우(푸른초 2)",
            ["송하은", "최아인", "박시우"],
        ),
        ("이 자리에는 양이준 2단이 앉았다.", ["양이준"]),
        ("뉴질랜드 출신 헤나레 파라타 감독이 왔다.", ["헤나레 파라타"]),
        ("코치 리엄 도슨, 민경도가 왔다.", ["리엄 도슨", "민경도"]),
        ("남자: 양태오 곽이든 표한길 제무진", ["양태오", "곽이든", "표한길", "제무진"]),
        ("이하늘(한지온 분)은 빵집 주인이다.", ["한지온"]),
        ("한도윤은 “비가 온다”고 말했다.", ["한도윤"]),
        ("해남군의회가 열렸다. 현동수 해남군 복지국장은 말이 없었다.", ["현동수"]),
        ("쉼터지기 봉선영(52)씨가 장부를 폈다.", ["봉선영"]),
        ("네팔 출신 속 스레이(30)씨가 상을 받았다.", ["속 스레이"]),
        ("다니카와 미오(谷川澪) 작가가 인형을 깎았다.", ["다니카와 미오"]),
        ("연출한 이르지 홀루베츠(Jiří Holubec) 파피로 대표가 왔다.", ["이르지 홀루베츠"]),
        ("유하 살미의 『자작나무 재판』을 읽었다.", ["유하 살미"]),
        ("폐회사는 사토 유이치 교수가 읽었다.", ["사토 유이치"]),
        ("강연은 안나 코발스카 바르샤바대 명예교수가 했다.", ["안나 코발스카"]),
        ("음악감독은 도경완이, 안무는 심나래가 맡았다.", ["도경완", "심나래"]),
        ("(옥지완 옮김·새벽)이 나왔다.", ["옥지완"]),
        ("구단은 마르틴 회들(48) 감독을 뽑았다.", ["마르틴 회들"]),
    ],
)
def test_what_stands_beside_a_name_tells_it(sentence, found):
    assert names(read("소식", sentence + " 밖에는 비가 왔다.")) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "이날 박물관 관장은 조사 결과를 밝혔다.",
        "최근 정부 대표가 서울을 찾았다.",
        "신임 관장과 현직 교수가 만났다.",
        "어촌계장 김모(61) 씨가 배를 탔다.",
        "주민 A(54)씨가 병원으로 옮겨졌다.",
        "배우 한지온은 없다. 그는 극 중 윤해수 역을 맡았다."[11:],
        "검사 강이현으로 분한 배우가 왔다.",
        "박경리 문학상과 김수영 문학관이 있다.",
        "정약전 선생이 쓴 책이다.",
        "정하람 기자 = 책을 실은 배가 섬을 돈다.",
        "강원도 정선군 군수와 남강시 시장이 만났다.",
        "한결대 명예교수가 강의를 맡았다.",
        "글로벌 마케팅 본부장이 바뀌었다.",
        "전시장 조명은 무대감독이 맡았다.",
        "해남군민이 모였다. 해남군 복지국장은 말이 없었다.",
        "왼쪽부터 한들시 시장과 남해군 군수가 섰다.",
        "창고의 두명은 고개를 끄덕였다.",
        "책으로 다섯 아이의 『섬』을 읽었다.",
    ],
)
def test_what_only_looks_like_a_name_is_none(sentence):
    assert names(read("소식", sentence + " 밖에는 비가 왔다.")) == []


@pytest.mark.parametrize(
    ("sentence", "title", "body"),
    [
        ("현동수 해림군 복지환경국장은 말했다. 해림군의회다.", "복지환경국장", "해림군"),
        ("산촌복지연구원 위승아 연구위원은 말했다.", "연구위원", "산촌복지연구원"),
        ("시민단체 길위의노동이 왔다. 길위의노동 국은호 국장은 말했다.", "국장", "길위의노동"),
        ("출판사 달여울의 감윤주 편집장은 말했다.", "편집장", "달여울"),
        ("은하대 독어과 카린 뮐러 교수는 말했다.", "교수", "은하대 독어과"),
        ("자동차 정비사 태기훈(55)씨는 말했다.", "자동차 정비사", None),
        ("문의는 여민경 홍보팀장(043-000-6120)이 받는다.", "홍보팀장", None),
    ],
)
def test_a_title_has_all_its_words_and_the_body_it_is_held_in(sentence, title, body):
    found = read("소식", sentence)
    one = found.people[0].titles[0]
    assert found.article.words(one.title) == title
    assert (found.article.words(one.affiliation) if one.affiliation else None) == body


def test_no_particle_is_part_of_a_name():
    found = read("소식", "감독 길은솔이 시집을 읽었다. 평론가 제갈운은 듣기만 했다.")
    assert names(found) == ["길은솔", "제갈운"]


def test_two_names_with_one_surname_are_told_apart_by_their_titles():
    found = read("소식", "김민수 대표와 김하늘 교수가 만났다. 김 교수는 먼저 떠났다.")
    also = [[found.article.words(one) for one in person.also] for person in found.people]
    assert also == [[], ["김 교수"]]


def test_a_foreign_name_is_shortened_to_its_last_word():
    found = read("소식", "도예가 아니카 폴게르트(Annika Volgert)가 왔다. 폴게르트는 웃었다.")
    assert [found.article.words(one) for one in found.people[0].also] == [
        "Annika Volgert",
        "폴게르트",
    ]


def test_title_and_body_are_cut_apart():
    found = read("소식", "문경채 나래섬도서관 관장은 웃었다. 늘봄시네마 도준서 본부장도 왔다.")
    titles = [
        (found.article.words(one.titles[0].title), found.article.words(one.titles[0].affiliation))
        for one in found.people
    ]
    assert titles == [("관장", "나래섬도서관"), ("본부장", "늘봄시네마")]
