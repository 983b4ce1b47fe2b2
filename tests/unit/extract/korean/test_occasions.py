"""Events, bodies and offices that Korean sentences tell of."""

import pytest

from tests.unit.extract.korean.reading import kinds, names, read, said

REST = "밖에는 비가 왔다."


def event_of(found):
    event = found.things.event
    return {
        key: found.article.words(piece)
        for key, piece in (
            ("name", event.name),
            ("venue", event.venue),
            ("organiser", event.organiser),
        )
        if piece
    } | ({"day": event.day} if event.day else {})


def offices_of(found, name):
    words = found.article.words
    person = next(one for one in found.people if words(one.name) == name)
    return {
        (
            one.title and words(one.title),
            one.affiliation and words(one.affiliation),
        )
        for one in person.titles
    }


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        (
            "한국바퀴학회가 2026년 11월 5일 대전 한들컨벤션 소리홀에서 주최한 "
            "'2026 바퀴 진단 심포지엄'에는 관계자가 몰렸다.",
            {
                "name": "2026 바퀴 진단 심포지엄",
                "venue": "대전 한들컨벤션 소리홀",
                "organiser": "한국바퀴학회",
                "day": "2026-11-05",
            },
        ),
        (
            "개촌식은 2026년 10월 24일(토) 오후 2시 소금마을 운동장에서 미루군 주최로 열린다.",
            {
                "name": "개촌식",
                "venue": "소금마을 운동장",
                "organiser": "미루군",
                "day": "2026-10-24",
            },
        ),
        (
            "시장상인회는 오는 3일부터 닷새 동안 남대천 둔치에서 송이축제를 연다.",
            {"name": "송이축제", "venue": "남대천 둔치", "organiser": "시장상인회"},
        ),
        (
            "새봄중은 26일 경남 너른군민체육관에서 열린 결승에서 이겼다.",
            {"venue": "너른군민체육관"},
        ),
    ],
)
def test_a_sentence_tells_of_an_event(sentence, facts):
    assert event_of(read("소식", sentence, REST)) == facts


@pytest.mark.parametrize(
    ("sentence", "name", "offices"),
    [
        ("누리군(군수 하경노)은 문을 연다고 밝혔다.", "하경노", {("군수", "누리군")}),
        ("(사)모두의글 남궁든 이사장이 왔다.", "남궁든", {("이사장", "(사)모두의글")}),
        (
            "모퉁이건축사사무소 소장이자 누리대학교 건축학부 겸임교수인 석나율 건축사가 맡았다.",
            "석나율",
            {
                ("소장", "모퉁이건축사사무소"),
                ("겸임교수", "누리대학교 건축학부"),
                ("건축사", None),
            },
        ),
        (
            "탁세온 강가정공 기술고문 겸 한들대 기계공학부 초빙교수는 말이 없었다.",
            "탁세온",
            {("기술고문", "강가정공"), ("초빙교수", "한들대 기계공학부")},
        ),
        (
            "하경노 군수가 왔다. 하 군수는 전국누리협의회 부회장을 맡고 있다.",
            "하경노",
            {("군수", None), ("부회장", "전국누리협의회")},
        ),
        ("구자람 울림온 이사가 왔다.", "구자람", {("이사", "울림온")}),
        (
            "제갈윤 한들철도기술연구원 궤도연구본부 소리연구실장은 웃었다.",
            "제갈윤",
            {("소리연구실장", "한들철도기술연구원 궤도연구본부")},
        ),
        ("초등학교 교사 국미란 씨가 왔다.", "국미란", {("초등학교 교사", None)}),
    ],
)
def test_all_offices_of_somebody(sentence, name, offices):
    assert offices_of(read("소식", sentence, REST), name) == offices


def test_bodies_without_departments_and_signs_and_with_their_short_names():
    found = read(
        "소식",
        "㈜온새미는 트론달대학교와 손잡았다. 트론달대 김민수 교수가 왔다.",
        "누리대학교 건축학부 문경채 교수도 왔다. 연구팀과 심사위원회가 모였다.",
    )
    words = found.article.words
    assert [
        (words(one.name), [words(also) for also in one.also])
        for one in found.things.organisations
    ] == [("온새미", []), ("트론달대학교", ["트론달대"]), ("누리대학교", [])]


@pytest.mark.parametrize(
    "sentence",
    [
        "현장을 안내한 주민과 초청한 작가가 만났다.",
        "주민 운영단은 교실을 지킨다.",
        "새로 부임한 교장은 학생과 눈을 맞췄다.",
    ],
)
def test_verbs_and_bands_before_a_title_are_no_names(sentence):
    assert names(read("소식", sentence, REST)) == []


def test_a_particle_is_no_part_of_a_foreign_name():
    found = read("소식", "시인 오르한 데미르가 참석한다. 성악가 소피아 렘케가 노래했다.", REST)
    assert names(found) == ["오르한 데미르", "소피아 렘케"]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("캐나다에서 온 올가 시도로바(34) 씨는 웃었다.", "올가 시도로바"),
        ("가람대 국문학과 스즈키 하루토 교수는 반대했다.", "스즈키 하루토"),
        ("독일 건축가 장 피에르 뒤퐁이 설계를 맡았다.", "장 피에르 뒤퐁"),
        ("독일 건축가 제시카 박이 설계를 맡았다.", "제시카 박"),
        ("건축가 천쯔한이 설계를 맡았다.", "천쯔한"),
        ("큐레이터 방준은 웃었다.", "방준"),
    ],
)
def test_names_from_abroad_and_short_ones(sentence, name):
    assert names(read("소식", sentence, REST)) == [name]


def test_a_given_name_alone_is_the_same_person():
    found = read("소식", "조한별(24) 씨가 손을 흔들었다. 한별 씨의 어머니는 울었다.", REST)
    assert names(found) == ["조한별"]


def test_a_sentence_behind_a_quote_names_its_speaker_with_body_and_title():
    found = read(
        "소식",
        "“정비사에게 먼저 돌려드려야죠.” 진단기를 만든 구자람 울림온 이사가 이렇게 답하자 "
        "박수가 나왔다.",
        REST,
    )
    assert said(found) == [("구자람", "정비사에게 먼저 돌려드려야죠.")]


def test_some_words_of_a_clause_are_no_quote():
    assert said(read("소식", '관계자는 운영 지침을 "협의 중"이라고만 했다.', REST)) == []


def test_who_sends_a_release_is_no_headline():
    body = "누리군은 문을 닫은 학교를 고쳐 창작촌으로 꾸미고 오는 24일 문을 연다고 19일 밝혔다."
    found = read(
        "보 도 자 료", "누리군 문화관광과", "누리군, 창작촌 문 연다", "- 24일 개촌식 -", body, body
    )
    assert kinds(found)[:4] == ["note", "note", "headline", "subhead"]


def test_narration_behind_answers_in_marks_is_no_answer():
    found = read(
        "염색장 류다정",
        "나주에서 쪽물을 들이는 류다정(38) 씨를 만났다.",
        "-계기는.",
        '"할머니 일을 도우러 왔다가 못 떠났어요."',
        "-계획은.",
        '"항아리를 모두 살려 내는 게 꿈입니다."',
        "류 씨는 내년 5월 개인전을 연다.",
    )
    assert [one for _, one in said(found)] == [
        "할머니 일을 도우러 왔다가 못 떠났어요.",
        "항아리를 모두 살려 내는 게 꿈입니다.",
    ]


def test_a_work_is_told_in_passing():
    found = read("소식", "구자람 이사는 웹툰 막차와 나를 그린 작가다.", REST)
    works = found.things.works
    assert [found.article.words(one.title) for one in works] == ["막차와 나"]
    assert works[0].sure < 0.75
