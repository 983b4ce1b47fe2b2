# ruff: noqa: E501  (lines of Chinese are measured twice as wide as they are long)
"""Hand-made documents in the shape that a writer gets, one of each kind and script.

What stands in them is invented, but the quotes: those are from a published article and show
what real text asks of a page.
"""

from __future__ import annotations

from presskit.document import (
    Block,
    Cell,
    Document,
    Figure,
    Heading,
    Inline,
    LineBreak,
    Link,
    Paragraph,
    Quote,
    Row,
    Running,
    Section,
    Span,
    Table,
    Text,
)

__all__ = ["LOCALES", "bios", "fact_sheet", "paragraph", "quote_sheet", "release"]


def inlines(text: str, segment: str = "") -> tuple[Inline, ...]:
    """Text with ``/`` for a break at sense."""
    out: list[Inline] = []
    for part in text.split("/"):
        if out:
            out.append(LineBreak())
        out.append(Text(part, segment=segment))
    return tuple(out)


def paragraph(role: str, *children: Inline | str) -> Paragraph:
    """A paragraph of a role."""
    return Paragraph(role, tuple(Text(one) if isinstance(one, str) else one for one in children))


WORDS: dict[str, dict[str, str]] = {
    "zh-Hant-HK": {
        "issuer": "可靈AI", "issuer-note": "快手旗下", "kind": "新聞稿", "line": "即時發佈",
        "date": "2025年12月19日，星期五", "place": "香港",
        "notice": "示範資料：根據已發表的文章編寫，並非主辦單位發佈，譯文未經講者核實。",
        "headline": "AI創作全球生態論壇在香港舉行/學界、藝術界與產業界共議人機共創",
        "short": "AI創作全球生態論壇在香港舉行",
        "subhead": "三支藝術家與AI創作者合作的短片同場展映/圓桌論壇聚焦人的感性與判斷",
        "dateline": "（香港，2025年12月19日）",
        "lead": "由快手可靈AI主辦的「AI創作全球生態論壇」，今日下午在首屆香港國際AI藝術節期間舉行。"
                "論壇以「技術、藝術與影視的跨界探索」為核心，藝術、學術、影視工業與AI技術界的專家和創作"
                "者聚首一堂，探討技術改變創作之後，人的價值在哪裏。",
        "section": "工具改變方式，不取代作者",
        "body": "圖靈獎獲得者約翰．愛德華．霍普克羅夫特認為，當前AI的本質是「模式識別」。他以鋼琴演奏為例："
                "「一位真正的鋼琴家不是在演奏琴鍵，他是在詮釋整部作品，傳遞某種信息。而讓音樂如此偉大的，"
                "正是這種內蘊的信息。如果由AI系統來彈奏，這種信息是不存在的。AI不會取代藝術家，但會改變"
                "他們工作的方式。」",
        "body2": "中央美術學院教授費俊提出「感能」與「混合智能」的概念，認為AI時代需要強化人類不可被計算"
                 "替代的感知力與感性表達能力。他從中歸納出多種人機共創模式，費用約為US$300至400，較2024"
                 "年減少50%；詳見《進化於靈與智之間》。",
        "pull": "「我們應與AI形成既協作又對抗的共生關係，/也應該相信，藝術品可以被AI模仿，藝術不能。」",
        "speaker": "費俊", "title": "中央美術學院教授", "films": "三支短片同場展映",
        "film": "《進化於靈與智之間》", "about": "以AI的視角，展望未來的人機協作。",
        "heads": "片名與內容/藝術家/可靈AI超級創作者", "artist": "於朕", "creator": "映峰大叔",
        "end": "— 完 —", "contact": "媒體查詢", "desk": "論壇新聞組", "phone": "電話",
        "about-head": "關於論壇", "edition": "AI創作全球生態論壇新聞資料　繁體中文（香港）　第2版　"
                                            "2025年12月19日",
        "label": "未經審閱", "label-note": "本文件含有尚未審閱的譯文，請勿發佈。",
        "bios": "論壇講者", "bios-kind": "講者簡介", "quotes": "可供引用的講話",
        "facts": "AI創作全球生態論壇資料一覽", "part": "身份", "occasion": "論壇主題演講",
    },
    "en": {
        "issuer": "Kling AI", "issuer-note": "A Kuaishou company", "kind": "Press release",
        "line": "For immediate release", "date": "Friday 19 December 2025", "place": "Hong Kong",
        "notice": "Demonstration made from a published article; not issued by the organisers. "
                  "Translations are not cleared by the speakers.",
        "headline": "AI Creation Global Ecosystem Forum/held in Hong Kong",
        "short": "AI Creation Global Ecosystem Forum held in Hong Kong",
        "subhead": "Artists and AI creators present three short films made together;/"
                   "round table turns to human feeling and judgement",
        "dateline": "Hong Kong, 19 December 2025 – ",
        "lead": "Scholars, artists, film-makers and engineers met this afternoon for the AI "
                "Creation Global Ecosystem Forum, hosted by Kling AI of Kuaishou during the first "
                "Hong Kong International AI Art Festival. They asked what remains of human "
                "judgement when machines can make pictures.",
        "section": "The tool changes; the author remains",
        "body": "The Turing Award laureate John Edward Hopcroft described today’s AI as “pattern "
                "recognition”, and as a powerful tool. He took the piano as his example: a true "
                "pianist, he said, interprets the whole work and conveys a message, which a "
                "machine that plays the keys does not.",
        "body2": "Fei Jun, professor at the Central Academy of Fine Arts, argued that in the age "
                 "of AI people need to strengthen their powers of perception and of feeling, "
                 "which computation cannot replace.",
        "pull": "“We should enter into a symbiosis with AI that both cooperates and resists. We "
                "should also believe that a work of art can be imitated by AI, and that art "
                "cannot.”",
        "speaker": "Fei Jun", "title": "Professor, Central Academy of Fine Arts",
        "films": "Three films made together", "film": "Evolution Between Spirit and Mind",
        "about": "Human and machine working together, seen by the machine.",
        "heads": "Film/Artist/Kling AI creator", "artist": "Yu Zhen", "creator": "Yingfeng Dashu",
        "end": "Ends", "contact": "Media contact", "desk": "Forum press team",
        "phone": "Telephone", "about-head": "About the forum",
        "edition": "AI Creation Global Ecosystem Forum press kit   English   Version 2   "
                   "19 December 2025",
        "label": "Not reviewed", "label-note": "This document holds translations that nobody has "
                                               "reviewed. Do not publish.",
        "bios": "Speakers", "bios-kind": "Speaker biographies", "quotes": "Quotes for publication",
        "facts": "AI Creation Global Ecosystem Forum: facts", "part": "Part",
        "occasion": "Address at the forum",
    },
    "ja": {
        "issuer": "Kling AI", "issuer-note": "快手（Kuaishou）", "kind": "プレスリリース",
        "line": "報道関係者各位", "date": "2025年12月19日（金）", "place": "香港",
        "notice": "公開記事をもとに作成した見本です。主催者が発表したものではありません。",
        "headline": "AI創作の国際フォーラムを香港で開催/芸術家と研究者が人間の感性を語る",
        "short": "AI創作の国際フォーラムを香港で開催",
        "subhead": "芸術家とAIクリエーターによる短編3本を上映/円卓討論では人間の感性と判断力を議論",
        "dateline": "【香港、2025年12月19日】",
        "lead": "快手（Kuaishou）のKling AI（可霊）が主催する「AI創作グローバル・エコシステム・フォーラム」"
                "が、第1回香港国際AI芸術祭の会期中の本日午後、香港で開かれました。芸術、学術、映像産業、AI技術"
                "の各分野から専門家と創作者が集い、技術が創作を変えたあとに残る人間の価値について語り合いました。",
        "section": "道具は方法を変え、作者に取って代わらない",
        "body": "チューリング賞受賞者のジョン・エドワード・ホップクロフト氏は、現在のAIの本質は「パターン認識」"
                "であり、強力な道具であると述べました。氏はピアノの演奏を例に挙げ、「本物のピアニストは鍵盤を弾いて"
                "いるのではありません。作品全体を解釈し、あるメッセージを伝えているのです。音楽をこれほど偉大にして"
                "いるのは、まさにその内なるメッセージです」と語りました。",
        "body2": "中央美術学院の費俊教授は、AIの時代には、計算では置き換えられない人間の知覚と感性の力を強める"
                 "必要があると指摘し、「混合知能」に基づく人と機械の共創の方法を紹介しました。",
        "pull": "「芸術品はAIに模倣されうる。/しかし芸術は模倣されえない」",
        "speaker": "費俊（フェイ・ジュン）", "title": "中央美術学院教授", "films": "短編3本を上映",
        "film": "『霊と智のあいだの進化』", "about": "AIの視点から、人と機械の協働を展望する。",
        "heads": "作品/芸術家/Kling AIクリエーター", "artist": "於朕", "creator": "映峰大叔",
        "end": "以上", "contact": "報道関係のお問い合わせ", "desk": "フォーラム広報",
        "phone": "電話", "about-head": "フォーラムについて",
        "edition": "AI創作グローバル・エコシステム・フォーラム　報道資料　日本語　第2版　2025年12月19日",
        "label": "未校閲", "label-note": "この文書には校閲されていない訳文が含まれています。",
        "bios": "登壇者", "bios-kind": "登壇者略歴", "quotes": "引用できる発言",
        "facts": "フォーラムの概要", "part": "役割", "occasion": "基調講演",
    },
    "ko": {
        "issuer": "클링 AI", "issuer-note": "콰이쇼우", "kind": "보도 자료", "line": "즉시 보도 가능",
        "date": "2025년 12월 19일 금요일", "place": "홍콩",
        "notice": "공개된 기사를 바탕으로 만든 예시 자료이며, 주최 측이 배포한 것이 아닙니다.",
        "headline": "AI 창작 글로벌 생태계 포럼,/홍콩에서 열려", "short": "AI 창작 글로벌 생태계 포럼",
        "subhead": "예술가와 AI 창작자가 함께 만든 단편 세 편 상영/원탁 토론은 인간의 감성과 판단에 주목",
        "dateline": "(홍콩, 2025년 12월 19일) ",
        "lead": "콰이쇼우의 클링 AI가 주최한 ‘AI 창작 글로벌 생태계 포럼’이 오늘 오후 제1회 홍콩 국제 AI 예술제 "
                "기간 중에 열렸다. 예술, 학술, 영상 산업, AI 기술 분야의 전문가와 창작자들이 모여, 기술이 창작을 "
                "바꾼 뒤에도 남는 인간의 가치를 논의했다.",
        "section": "도구는 방식을 바꿀 뿐, 작가를 대신하지 않는다",
        "body": "튜링상 수상자 존 에드워드 홉크로프트는 오늘날 AI의 본질을 ‘패턴 인식’이라 규정하고, 강력한 도구라고 "
                "설명했다. 그는 피아노 연주를 예로 들었다. “진정한 피아니스트는 건반을 연주하는 것이 아니라 작품 전체를 "
                "해석하고 어떤 메시지를 전한다. 음악을 이토록 위대하게 만드는 것은 바로 그 안에 담긴 메시지다.”",
        "body2": "중앙미술학원 페이쥔(費俊) 교수는 AI 시대일수록 계산으로 대체할 수 없는 인간의 지각과 감성 표현 "
                 "능력을 강화해야 한다고 강조했다.",
        "pull": "“예술품은 AI가 모방할 수 있지만,/예술은 그럴 수 없다.”",
        "speaker": "페이쥔(費俊)", "title": "중앙미술학원 교수", "films": "단편 세 편 상영",
        "film": "〈영과 지 사이의 진화〉", "about": "AI의 시각에서 인간과 기계의 협업을 내다본다.",
        "heads": "작품/예술가/클링 AI 창작자", "artist": "위전", "creator": "잉펑다수",
        "end": "끝", "contact": "언론 문의", "desk": "포럼 홍보팀", "phone": "전화",
        "about-head": "포럼 소개",
        "edition": "AI 창작 글로벌 생태계 포럼 보도 자료   한국어   제2판   2025년 12월 19일",
        "label": "번역 초안", "label-note": "이 문서는 아직 검수되지 않은 번역을 포함하고 있습니다. "
                                         "배포하지 마십시오.",
        "bios": "연사", "bios-kind": "연사 소개", "quotes": "인용 가능한 발언", "facts": "포럼 개요",
        "part": "역할", "occasion": "포럼 연설",
    },
}
WORDS["zh-Hans-CN"] = {
    **WORDS["zh-Hant-HK"], "issuer": "可灵AI", "issuer-note": "快手旗下", "kind": "新闻稿",
    "line": "即时发布", "notice": "示范资料：根据已发表的文章编写，并非主办单位发布。",
    "headline": "AI创作全球生态论坛在香港举行/学界、艺术界与产业界共议人机共创",
    "short": "AI创作全球生态论坛在香港举行",
    "subhead": "三支艺术家与AI创作者合作的短片同场展映/圆桌论坛聚焦人的感性与判断",
    "dateline": "香港，2025年12月19日——",
    "lead": "由快手可灵AI主办的“AI创作全球生态论坛”，今日下午在首届香港国际AI艺术节期间举行。论坛以“技术、艺术与"
            "影视的跨界探索”为核心，艺术、学术、影视工业与AI技术界的专家和创作者齐聚一堂，探讨技术改变创作之后，"
            "人的价值在哪里。",
    "section": "工具改变方式，不取代作者",
    "body": "图灵奖获得者约翰·爱德华·霍普克罗夫特认为，当前AI的本质是“模式识别”。他以钢琴演奏为例：“一位真正的钢琴"
            "家不是在演奏琴键，他是在诠释整部作品，传递某种信息。而让音乐如此伟大的，正是这种内蕴的信息。如果由AI"
            "系统来弹奏，这种信息是不存在的。AI不会取代艺术家，但会改变他们工作的方式。”",
    "body2": "“我们是否已经过早预设了AI电影的目标就是完全替代真人电影？”他问，“既然要‘无界’，它是否可能造就我们从未"
             "见过的语言模式和观看习惯？”",
    "pull": "“我们应与AI形成既协作又对抗的共生关系，/也应该相信，艺术品可以被AI模仿，艺术不能。”",
    "speaker": "费俊", "title": "中央美术学院教授", "films": "三支短片同场展映",
    "film": "《进化于灵与智之间》", "about": "以AI的视角，展望未来的人机协作。",
    "heads": "片名与内容/艺术家/可灵AI超级创作者", "artist": "於朕", "creator": "映峰大叔",
    "end": "（完）", "contact": "媒体联系", "desk": "论坛新闻组", "phone": "电话",
    "about-head": "关于论坛",
    "edition": "AI创作全球生态论坛新闻资料　简体中文（中国大陆）　第2版　2025年12月19日",
    "label": "未经审阅", "label-note": "本文件含有尚未审阅的译文，请勿发布。", "bios": "论坛讲者",
    "bios-kind": "讲者简介", "quotes": "可供引用的讲话", "facts": "AI创作全球生态论坛资料一览",
    "part": "身份", "occasion": "论坛主题演讲",
}
LOCALES = tuple(WORDS)


def _head(locale: str, *, embargo: bool, sheet: str = "") -> tuple[Block, ...]:
    words = WORDS[locale]
    masthead = Section("masthead", (
        Figure("mark", f"mark:{words['issuer'][0]}"), paragraph("issuer", words["issuer"]),
        paragraph("issuer-note", words["issuer-note"])))
    if sheet:
        box = Section("notice-box", (paragraph("notice-kind", sheet),
                                     paragraph("notice-date", words["date"])))
    elif embargo:
        box = Section("embargo-box", (
            paragraph("notice-kind", words["kind"]), paragraph("embargo-line", "限時發佈"),
            paragraph("embargo-time", "2025年12月19日20:00前不得發佈"),
            paragraph("notice-place", "星期五，香港時間（UTC+8）")))
    else:
        box = Section("notice-box", tuple(
            paragraph(f"notice-{name}", words[name]) for name in ("kind", "line", "date", "place")))
    return masthead, box, paragraph("sample-notice", words["notice"])


def _document(kind: str, locale: str, title: str, children: tuple[Block, ...],
              *, draft: bool = False) -> Document:
    words = WORDS[locale]
    running = Running(
        header_start=inlines(words["short"]), header_end=inlines(words["issuer"]),
        footer_start=inlines(words["edition"]), notice=inlines(words["notice"]),
        label=inlines(words["label"]) if draft else (),
        label_note=inlines(words["label-note"]) if draft else ())
    return Document(kind, "forum", locale, title, children, running, (
        ("author", words["issuer"]), ("subject", words["short"]), ("date", "2025-12-19"),
        ("version", "2"), ("notice", words["notice"])))


def release(locale: str = "zh-Hant-HK", *, draft: bool = False, embargo: bool = False) -> Document:
    """A press release of two pages."""
    words = WORDS[locale]
    segment = "release.body@00000000"
    lead = Paragraph("lead", (Span("dateline", (Text(words["dateline"]),)),
                              Text(words["lead"], segment=segment)))
    quote = Quote("pull-quote", (Paragraph("pull-quote", inlines(words["pull"])),), (
        paragraph("attribution", Span("person-name", (Text(words["speaker"]),)),
                  words["title"]),))
    head = Row(tuple(Cell((paragraph("table-head", one),), "col")
                     for one in words["heads"].split("/")))
    film = Row((Cell((paragraph("table-text", Span("listed-work", (Text(words["film"]),))),
                      paragraph("table-note", words["about"]))),
                Cell((paragraph("table-text", Span("person-name", (Text(words["artist"]),))),)),
                Cell((paragraph("table-text", words["creator"]),))))
    panel = Section("panel", (
        Section("contact", (
            Heading(2, "panel-heading", inlines(words["contact"])),
            paragraph("panel-name", words["desk"]),
            paragraph("panel-text", words["phone"] + "　+852 5550 0100"),
            paragraph("panel-text", Link("mailto:press@example.org",
                                         (Text("press@example.org"),))))),
        Section("boilerplate", (
            Heading(2, "panel-heading", inlines(words["about-head"])),
            paragraph("panel-text", words["lead"][:90])))))
    children = (
        *_head(locale, embargo=embargo), Heading(1, "headline", inlines(words["headline"])),
        *(paragraph("subhead", one) for one in words["subhead"].split("/")),
        lead, Heading(2, "section-heading", inlines(words["section"])),
        paragraph("body", words["body"]), paragraph("body", words["body2"]), quote,
        paragraph("body", words["body2"]), paragraph("body", words["body"]),
        Heading(2, "section-heading", inlines(words["films"])),
        Table("works-table", (head,), (film, film, film)), paragraph("body", words["body2"]),
        paragraph("end-mark", words["end"]), panel)
    return _document("press-release", locale, words["short"], children, draft=draft)


def bios(locale: str = "zh-Hant-HK") -> Document:
    """Four speakers, and a table of those with little to say of."""
    words = WORDS[locale]
    foreign = Span("original-name", (Text("Fei Jun" if locale.startswith("zh") else "費俊",
                                          "en" if locale.startswith("zh") else "zh-Hant-HK"),))
    one = Section("bio", (
        Figure("portrait", "monogram:費"),
        Heading(2, "bio-name", (Text(words["speaker"].partition("（")[0].partition("(")[0]),
                                foreign)),
        paragraph("bio-title", words["title"]), paragraph("bio-text", words["body2"]),
        paragraph("bio-note", words["film"])))
    table = Table("participants-table", (Row(tuple(
        Cell((paragraph("table-head", text),), "col")
        for text in (words["bios"], words["title"], words["part"]))),), tuple(
        Row((Cell((paragraph("table-text", Span("person-name", (Text(name),))),), "row"),
             Cell((paragraph("table-text", words["title"]),)),
             Cell((paragraph("table-text", words["occasion"]),)))) for name in
        (words["artist"], words["creator"], "Ivy Zhang")))
    children = (*_head(locale, embargo=False, sheet=words["bios-kind"]),
                Heading(1, "headline", inlines(words["bios"])), one, one, one, one,
                Heading(2, "section-heading", inlines(words["bios"])), table)
    return _document("speaker-bios", locale, words["bios"], children)


def quote_sheet(locale: str = "en") -> Document:
    """Five quotes, with the original words where they are translated."""
    words = WORDS[locale]
    original = paragraph("quote-original", Span("label", (Text("Original"),)),
                         Text("今天我們不僅要討論AI如何提升效率，更要追問人類還有哪些能力是機器不可替代的。",
                              "zh-Hant-HK"))
    entries = tuple(Section("quote-entry", (
        paragraph("quote-number", str(number)),
        Quote("quote-words", (Paragraph("quote-words", inlines(words["pull"])),), (
            paragraph("quote-speaker", words["speaker"].partition("（")[0].partition("(")[0],
                      Span("original-name", (Text("費俊", "zh-Hant-HK"),))),
            paragraph("quote-title", words["title"]),
            paragraph("quote-occasion", words["occasion"]))),
        *([] if locale.startswith("zh") else [original]))) for number in (2, 3, 9, 10, 11))
    children = (*_head(locale, embargo=False, sheet=words["quotes"]),
                Heading(1, "headline", inlines(words["quotes"])),
                paragraph("document-note", words["notice"]), *entries)
    return _document("quote-sheet", locale, words["quotes"], children)


def fact_sheet(locale: str = "zh-Hant-HK") -> Document:
    """Labels and values."""
    words = WORDS[locale]
    rows = [(words["kind"], words["short"]), (words["place"], words["date"]),
            (words["part"], words["lead"][:70]), (words["contact"], "press@example.org")] * 3
    table = Table("fact-table", (), tuple(
        Row((Cell((paragraph("fact-label", label),), "row"),
             Cell((paragraph("fact-value", value),)))) for label, value in rows))
    children = (*_head(locale, embargo=False, sheet=words["facts"]),
                Heading(1, "headline", inlines(words["facts"])), table)
    return _document("fact-sheet", locale, words["facts"], children)
