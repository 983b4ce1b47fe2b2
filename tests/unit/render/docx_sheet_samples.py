"""Sheets made by hand, in the shape that compose gives them: bios, quotes, facts."""
# ruff: noqa: E501 (prose)

from __future__ import annotations

from presskit.document import (
    Cell,
    Document,
    Figure,
    Heading,
    Paragraph,
    Quote,
    Row,
    Section,
    Span,
    Table,
    Text,
)

from .docx_samples import PROPERTIES, cells, masthead, paragraph, running, words

__all__ = ["chinese_facts", "english_bios", "english_quotes"]


def english_bios() -> Document:
    """Two bios, with and without a portrait, and a table of participants."""
    def bio(name: str, original: str, title: str, text: str, note: str, source: str) -> Section:
        return Section("bio", (
            Figure("portrait", source, f"Portrait of {name}" if ":" not in source else ""),
            Heading(2, "bio-name", (*words(name + " "), Span("original-name", words(original,
                                                             "zh-Hant-HK")))),
            paragraph("bio-title", title), paragraph("bio-text", text),
            paragraph("bio-note", note)))

    return Document("speaker-bios", "forum", "en", "Speakers at the forum", (
        masthead("Kling AI", "A Kuaishou company"),
        Heading(1, "headline", words("Speakers at the forum")),
        bio("Fei Jun", "費俊", "Artist; Professor, Central Academy of Fine Arts",
            "Fei Jun speaks of “sentient ability” and “hybrid intelligence”, and of the human powers "
            "of perception and feeling that cannot be computed. Art projects such as “Theatre of "
            "Emotions” show several ways in which people and machines work together.",
            "Quotes 3 and 4", "pictures/fei-jun.png"),
        bio("John Edward Hopcroft", "約翰．愛德華．霍普克羅夫特", "Turing Award laureate; Professor",
            "Hopcroft starts from computer science itself: today’s AI is “pattern recognition”, and "
            "a powerful tool. With the playing of a piano as his example, he explains why human "
            "artists cannot be replaced.", "Quote 2", "monogram:JH"),
        Heading(2, "section-heading", words("Participants")),
        Table("participants-table", (cells("table-head", "Name", "Title", "Part", header="col"),), (
            cells("table-text", "Lin Gengxu", "Kling AI creator", "Short film, round table"),
            cells("table-text", "Ivy Zhang", "New media artist", "Round table")))),
        running("Speakers at the forum", "Kling AI", "Press kit · English"), PROPERTIES)


def english_quotes() -> Document:
    """Two quotes with their original words."""
    def entry(number: str, text: str, name: str, title: str, original: str) -> Section:
        return Section("quote-entry", (
            paragraph("quote-number", number),
            Quote("quote-words", (paragraph("quote-words", text),), (
                paragraph("quote-speaker", name), paragraph("quote-title", title),
                paragraph("quote-occasion", "Address at the forum"))),
            Paragraph("quote-original", (Span("label", words("Original, Chinese (Hong Kong)")),
                                         Text(" "), Text(original, "zh-Hant-HK")))))

    return Document("quote-sheet", "forum", "en", "Quotes for publication", (
        masthead("Kling AI", "A Kuaishou company"),
        Heading(1, "headline", words("Quotes for publication")),
        paragraph("document-note", "Translated from Chinese; the original words under each quote "
                                   "prevail."),
        entry("3", "“Today we should discuss not only how AI improves efficiency; we should go on to "
                   "ask which human abilities no machine can replace.”", "Fei Jun",
              "Professor, Central Academy of Fine Arts",
              "今天我們不僅要討論AI如何提升效率，更要追問人類還有哪些能力是機器不可替代的。"),
        entry("9", "“AI is not here to replace human beings. What we have to do is to be better than "
                   "AI: hand it the trivial, ordinary work and give creators more room.”",
              "Ma Wenxian", "Producer and visual effects supervisor",
              "AI不是要取代人類。我們要做的，是比AI更厲害，把瑣碎平凡的事交給它處理，讓創作者擁有更多空間。")),
        running("Quotes for publication", "Kling AI", "Press kit · English"), PROPERTIES)


def chinese_facts() -> Document:
    """Labels in the side column, values beside them."""
    rows = (("活動", "AI創作全球生態論壇"), ("所屬活動", "首屆香港國際AI藝術節"),
            ("主題", "技術、藝術與影視的跨界探索"), ("日期", "2025年12月19日（星期五）下午"),
            ("講者", "丁偉、約翰‧愛德華‧霍普克羅夫特、費俊、王紅衛、林芬、饒安逸、溫園旭、曾雨珅、馬文現"),
            ("圓桌論壇", "「AI讓創作無界」：曾雨珅、林芬、王雷、馬文現、林耿旭、Ivy Zhang"),
            ("媒體聯絡", "論壇新聞組　press@example.org"))
    return Document("fact-sheet", "forum", "zh-Hant-TW", "AI創作全球生態論壇資料一覽", (
        masthead("可靈AI", "快手旗下"), Heading(1, "headline", words("AI創作全球生態論壇資料一覽")),
        Table("fact-table", (), tuple(
            Row((Cell((paragraph("fact-label", label),), "row"),
                 Cell((paragraph("fact-value", value),)))) for label, value in rows)),
        Figure("picture", "pictures/key-visual.png", "主視覺",
               (paragraph("caption", "論壇主視覺"),))),
        running("資料一覽", "可靈AI", "新聞資料"), PROPERTIES)
