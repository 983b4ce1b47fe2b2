"""Documents made by hand, releases in every form, in the shape that compose gives them."""
# ruff: noqa: E501 (prose)

from __future__ import annotations

from presskit.document import (
    Cell,
    Document,
    Emphasis,
    Figure,
    Heading,
    Item,
    LineBreak,
    Link,
    List,
    Paragraph,
    Quote,
    Row,
    Rule,
    Running,
    Section,
    Span,
    Strong,
    Table,
    Text,
)


def words(text: str, language: str = "") -> tuple:
    """Inlines of a text; a ``|`` is a break at sense."""
    out: list = []
    for index, part in enumerate(text.split("|")):
        if index:
            out.append(LineBreak())
        out.append(Text(part, language))
    return tuple(out)


def paragraph(role: str, text: str) -> Paragraph:
    return Paragraph(role, words(text))


def running(*texts: str) -> Running:
    start, end, footer, *label = (words(text) if text else () for text in texts)
    return Running(start, end, footer, words("示範 / Sample"), *label)


def cells(role: str, *texts: str, header: str = "") -> Row:
    return Row(tuple(Cell((paragraph(role, text),), header) for text in texts))


def masthead(name: str, note: str) -> Section:
    return Section("masthead", (Figure("mark", "mark:"), paragraph("issuer", name),
                                paragraph("issuer-note", note)))


def contact_panel(heading: str, name: str, mail: str, about: str, text: str) -> Section:
    return Section("panel", (
        Section("contact", (Heading(2, "panel-heading", words(heading)),
                            paragraph("panel-name", name),
                            Paragraph("panel-text", (Text(mail), Link("mailto:press@example.org",
                                                     words("press@example.org")))))),
        Section("boilerplate", (Heading(2, "panel-heading", words(about)),
                                paragraph("panel-text", text)))))


PROPERTIES = (("author", "可靈AI"), ("subject", "AI創作全球生態論壇"), ("keywords", "AI"),
              ("date", "2025-12-19"), ("version", "2"), ("notice", "示範"))


def chinese_release(locale: str = "zh-Hant-HK") -> Document:
    """Embargo, lead, body with a quote, pull quote, films, panel; Traditional Chinese."""
    films = Table("works-table", (cells("table-head", "片名與內容", "藝術家", "可靈AI超級創作者",
                                        header="col"),), tuple(
        Row((Cell((Paragraph("table-text", (Span("listed-work", words(title)),)),
                   paragraph("table-note", about))),
             Cell((paragraph("table-text", artist),)), Cell((paragraph("table-text", maker),))))
        for title, about, artist, maker in (
            ("《進化於靈與智之間》", "以AI的視角，展望未來的人機協作。", "費俊", "林耿旭"),
            ("《東方奇譚 x 雲端尋窟》", "香港都市傳說與AIGC技術折疊而成的虛實世界。", "於朕", "映峰大叔"),
            ("《1432：未來前史》", "「解鎖」未來文明中的考古檔案。", "陳天禪", "石碩"))))
    pull = Quote("pull-quote", (paragraph(
        "pull-quote", "「我們應與AI形成既協作又對抗的共生關係，|也應該相信，藝術品可以被AI模仿，藝術不能。」"),),
        (Paragraph("attribution", (Span("person-name", words("費俊")),
                                   *words("　中央美術學院教授"))),))
    return Document("press-release", "forum", locale, "AI創作全球生態論壇在香港舉行", (
        masthead("可靈AI", "快手旗下"),
        Section("embargo-box", (
            paragraph("notice-kind", "新聞稿"), paragraph("embargo-line", "限時發放"),
            paragraph("embargo-time", "2025年12月19日20:00前不得發佈"),
            paragraph("notice-place", "星期五，香港時間（UTC+8）"))),
        Heading(1, "headline", words("AI創作全球生態論壇在香港舉行|學界、藝術界與產業界共議人機共創")),
        paragraph("subhead", "三支藝術家與AI創作者合作的短片同場展映"),
        paragraph("subhead", "圓桌論壇聚焦人的感性與判斷"),
        Paragraph("lead", (Span("dateline", words("（香港，2025年12月19日）")), *words(
            "由快手可靈AI主辦的「AI創作全球生態論壇」，今日下午在首屆香港國際AI藝術節期間舉行。論壇以「技術、"
            "藝術與影視的跨界探索」為核心，藝術、學術、影視工業與AI技術界的專家和創作者聚首一堂，探討技術改變"
            "創作之後，人的價值在哪裏。"))),
        Heading(2, "section-heading", words("工具改變方式，不取代作者")),
        Paragraph("body", (*words("圖靈獎獲得者約翰．愛德華．霍普克羅夫特（"),
                           Text("John Edward Hopcroft", "en"), *words(
            "）認為，當前AI的本質是「模式識別」。他以鋼琴演奏為例："), Span("quote", words(
                "「一位真正的鋼琴家不是在演奏琴鍵，他是在詮釋整部作品，傳遞某種信息。而讓音樂如此偉大的，"
                "正是這種內蘊的信息。如果由AI系統來彈奏，這種信息是不存在的。AI不會取代藝術家，但會改變他們"
                "工作的方式。」")))),
        paragraph("body", "中央美術學院教授費俊提出「感能」與「混合智能」的概念，認為AI時代需要強化人類不可"
                          "被計算替代的感知力與感性表達能力。他從中歸納出多種人機共創模式。"),
        pull,
        paragraph("body", "中國電影導演協會秘書長王紅衛把AI電影的誕生，與130年前電影從短片起步的歷史相比。"
                          "「我們是否已經過早預設了AI電影的目標就是完全替代真人電影？」他問，「既然要『無界』，"
                          "它是否可能造就我們從未見過的語言模式和觀看習慣？」"),
        Heading(2, "section-heading", words("從概念圖到特效預覽")),
        paragraph("body", "監製、視覺特效總監馬文現從業超過四十年。「以前畫一張概念圖要一兩天，現在可能只需"
                          "幾分鐘。」他同時說明AI的輔助定位：「AI不是要取代人類。我們要做的，是比AI更厲害，把"
                          "瑣碎平凡的事交給它處理，讓創作者擁有更多空間。」"),
        Heading(2, "section-heading", words("三支短片同場展映")), films,
        Heading(2, "section-heading", words("圓桌討論：判斷仍在人手")),
        Paragraph("body", (*words("在「AI讓創作無界」圓桌論壇上，"), Strong(words("香港城市大學")),
                           *words("協理副校長林芬說："), Emphasis(words("人性")),
                           *words("是核心和底線。"))),
        paragraph("end-mark", "— 完 —"),
        contact_panel("媒體查詢", "論壇新聞組", "電郵　", "關於論壇",
                      "「AI創作全球生態論壇」由快手可靈AI主辦，於首屆香港國際AI藝術節期間舉行，以「技術、藝術"
                      "與影視的跨界探索」為核心。")),
        running("AI創作全球生態論壇在香港舉行", "可靈AI",
                "AI創作全球生態論壇新聞資料　繁體中文（香港）　第2版　2025年12月19日"), PROPERTIES)


def simplified_release() -> Document:
    """Two paragraphs with “ ” and an apostrophe in a Latin name; Simplified Chinese."""
    return Document("press-release", "forum", "zh-Hans-CN", "论坛在香港举行", (
        Heading(1, "headline", words("AI创作全球生态论坛在香港举行")),
        paragraph("lead", "“AI创作全球生态论坛”在香港举行——技术、艺术与影视的跨界探索。"),
        paragraph("body", "他以钢琴演奏为例：“一位真正的钢琴家不是在演奏琴键，他是在诠释‘整部作品’，传递某种"
                          "信息……”约翰·爱德华·霍普克罗夫特与 O’Brien 同台。"),
        paragraph("body", "中央美术学院教授费俊提出“感能”与“混合智能”的概念，认为AI时代需要强化人类不可被计算"
                          "替代的感知力与感性表达能力。"),
        paragraph("end-mark", "（完）")), running("论坛", "可灵AI", "新闻资料"), PROPERTIES)


def japanese_release() -> Document:
    """Date at the right, addressee, issuer; first-line indents; end mark at the right."""
    pull = Quote("pull-quote", (paragraph("pull-quote",
                                          "「芸術品はAIに模倣されうる。|しかし芸術は模倣されえない」"),),
                 (Paragraph("attribution", (Span("person-name", words("費俊（フェイ・ジュン）")),
                                            *words("　中央美術学院教授"))),))
    return Document("press-release", "forum", "ja", "AI創作の国際フォーラムを香港で開催", (
        paragraph("head-date", "2025年12月19日"), paragraph("addressee", "報道関係者各位"),
        Section("masthead", (Figure("mark", "mark:"), Paragraph("issuer", (Text("Kling AI", "en"),)),
                             paragraph("issuer-note", "快手（Kuaishou）"))),
        Heading(1, "headline", words("AI創作の国際フォーラムを香港で開催|芸術家と研究者が人間の感性を語る")),
        paragraph("subhead", "芸術家とAIクリエーターによる短編3本を上映"),
        paragraph("lead", "快手（Kuaishou）のKling AI（可霊）が主催する「AI創作グローバル・エコシステム・フォーラム」"
                          "が、第1回香港国際AI芸術祭の会期中の本日午後、香港で開かれました。"),
        Heading(2, "section-heading", words("道具は方法を変え、作者に取って代わらない")),
        paragraph("body", "チューリング賞受賞者のジョン・エドワード・ホップクロフト氏は、現在のAIの本質は「パターン認識」"
                          "であり、強力な道具であると述べました。氏はピアノの演奏を例に挙げ、「本物のピアニストは鍵盤を"
                          "弾いているのではありません。作品全体を解釈し、あるメッセージを伝えているのです」と語りました。"),
        Paragraph("body", (*words("中央美術学院の費俊教授は、AIの時代には、計算では置き換えられない人間の知覚と感性の力を"
                                  "強める必要があると指摘し、「"), Text("混合智能", "zh-Hant-HK"),
                           *words("」に基づく人と機械の共創の方法を紹介しました。"))),
        pull, paragraph("end-mark", "以上")),
        running("AI創作の国際フォーラム", "Kling AI", "報道資料　日本語　第2版　2025年12月19日"),
        PROPERTIES)


def korean_release() -> Document:
    """A table at the head, three subheads, draft label."""
    head = Table("head-table", (), (
        Row((Cell((paragraph("fact-label", "보도시점"),), "row"),
             Cell((paragraph("fact-value", "2025년 12월 19일(금) 즉시"),)),
             Cell((paragraph("fact-label", "배포"),), "row"),
             Cell((paragraph("fact-value", "2025년 12월 19일"),)))),
        Row((Cell((paragraph("fact-label", "담당 부서"),), "row"),
             Cell((paragraph("fact-value", "포럼 홍보팀"),)),
             Cell((paragraph("fact-label", "연락처"),), "row"),
             Cell((paragraph("fact-value", "press@example.org"),))))))
    return Document("press-release", "forum", "ko", "AI 창작 글로벌 생태계 포럼, 홍콩에서 열려", (
        Section("masthead", (Figure("mark", "mark:"), paragraph("issuer", "클링 AI"),
                             paragraph("issuer-note", "콰이쇼우"))), head,
        Heading(1, "headline", words("AI 창작 글로벌 생태계 포럼,|홍콩에서 열려")),
        paragraph("subhead", "예술가와 AI 창작자가 함께 만든 단편 세 편 상영"),
        paragraph("subhead", "원탁 토론은 인간의 감성과 판단에 주목"),
        paragraph("lead", "콰이쇼우의 클링 AI가 주최한 ‘AI 창작 글로벌 생태계 포럼’이 오늘 오후 제1회 홍콩 국제 AI "
                          "예술제 기간 중에 열렸다. 예술, 학술, 영상 산업, AI 기술 분야의 전문가와 창작자들이 모여, "
                          "기술이 창작을 바꾼 뒤에도 남는 인간의 가치를 논의했다."),
        Heading(2, "section-heading", words("도구는 방식을 바꿀 뿐, 작가를 대신하지 않는다")),
        paragraph("body", "튜링상 수상자 존 에드워드 홉크로프트는 오늘날 AI의 본질을 ‘패턴 인식’이라 규정하고, 강력한 "
                          "도구라고 설명했다. 그는 피아노 연주를 예로 들었다. “진정한 피아니스트는 건반을 연주하는 "
                          "것이 아니라 작품 전체를 해석하고 어떤 메시지를 전한다.”"),
        Quote("pull-quote", (paragraph("pull-quote",
                                       "“예술품은 AI가 모방할 수 있지만,|예술은 그럴 수 없다.”"),),
              (Paragraph("attribution", (Span("person-name", (Text("페이쥔("),
                                                              Text("費俊", "zh-Hant-HK"),
                                                              Text(")"))),
                                         *words(" 중앙미술학원 교수"))),)),
        paragraph("end-mark", "끝")),
        running("AI 창작 글로벌 생태계 포럼", "클링 AI", "보도 자료 한국어 제2판 2025년 12월 19일",
                "번역 초안", "이 문서는 아직 검수되지 않은 번역을 포함하고 있습니다. 배포하지 마십시오."),
        PROPERTIES)


def english_release() -> Document:
    """Release box, lists, a nested list, a rule; English."""
    return Document("press-release", "forum", "en", "AI Creation Global Ecosystem Forum", (
        masthead("Kling AI", "A Kuaishou company"),
        Section("notice-box", (
            paragraph("notice-kind", "Press release"),
            paragraph("notice-line", "For immediate release"),
            paragraph("notice-date", "Friday 19 December 2025"),
            paragraph("notice-place", "Hong Kong"))),
        paragraph("sample-notice", "A demonstration made from a published article; not issued by the "
                                   "organisers, translations not cleared by the speakers."),
        Heading(1, "headline", words("AI Creation Global Ecosystem Forum|held in Hong Kong")),
        paragraph("subhead", "Artists and AI creators present three short films made together;|"
                             "round table turns to human feeling and judgement"),
        Paragraph("lead", (Span("dateline", words("Hong Kong, 19 December 2025 – ")), *words(
            "Scholars, artists, film-makers and engineers met this afternoon for the AI Creation "
            "Global Ecosystem Forum, hosted by Kling AI of Kuaishou during the first Hong Kong "
            "International AI Art Festival. They asked what remains of human judgement when "
            "machines can make pictures."))),
        Heading(2, "section-heading", words("The tool changes; the author remains")),
        paragraph("body", "The Turing Award laureate John Edward Hopcroft described today’s AI as "
                          "“pattern recognition”, and as a powerful tool. He took the piano as his "
                          "example: a pianist interprets the whole work and conveys a message that "
                          "no machine holds."),
        Paragraph("body", (*words("Fei Jun "), Span("original-name", words("費俊", "zh-Hant-HK")),
                           *words(", professor at the Central Academy of Fine Arts, argued that in "
                                  "the age of AI people need to strengthen their powers of "
                                  "perception and of feeling, which computation cannot replace. "
                                  "His film "), Span("work-title", words("Evolution")),
                           *words(" was shown ("), Span("work-title", words("進化", "zh-Hant-HK")),
                           *words(")."))),
        Quote("pull-quote", (paragraph(
            "pull-quote", "“We should enter into a symbiosis with AI|that both cooperates and resists. "
                          "We should|also believe that a work of art can be|imitated by AI, and that "
                          "art cannot.”"),),
            (Paragraph("attribution", (Span("person-name", words("Fei Jun")),
                                       *words(" Professor, Central Academy of Fine Arts"))),)),
        paragraph("body", "Three points were made at the round table:"),
        List("list", (Item((paragraph("body", "judgement stays with people"),)),
                      Item((paragraph("body", "schools must teach it"),
                            List("list", (Item((paragraph("body", "from the first year"),)),)))))),
        List("numbered-list", (Item((paragraph("body", "First film"),)),
                               Item((paragraph("body", "Second film"),))), True),
        List("numbered-list", (Item((paragraph("body", "A new count"),)),), True),
        Rule(),
        Paragraph("body", (*words("Films and pictures are at "),
                           Link("https://example.org/press", words("example.org/press")),
                           *words("."))),
        paragraph("end-mark", "Ends"),
        contact_panel("Media enquiries", "Forum press office", "E-mail ", "About the forum",
                      "The forum is hosted by Kling AI of Kuaishou and held during the first Hong "
                      "Kong International AI Art Festival.")),
        running("AI Creation Global Ecosystem Forum", "Kling AI",
                "AI Creation Global Ecosystem Forum press kit · English · Version 2"), PROPERTIES)
