"""Reading the file of an article."""

import base64
import io
import re
import zipfile
from email.message import EmailMessage

import pytest
from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsmap, qn
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from presskit.build.articles import open_article
from presskit.content.articles_lines import each_paragraph, unquote_lines
from presskit.content.articles_text import WIDE, clean, decode
from presskit.diagnostics import PresskitError
from tests.helpers.gold_articles import ARTICLES

CODECS = {"zh-Hant": ("big5hkscs", "gb18030", "utf-16"), "zh-Hans": ("gb18030", "utf-16-le"),
          "ja": ("cp932", "euc_jp", "utf-16-be"), "ko": ("cp949", "utf-16"),
          "en": ("cp1252", "utf-8-sig")}


def words(article):
    return [article.text[one.start:one.end] for one in article.blocks]


def hints(article):
    return [(one.hint, one.level) for one in article.blocks]


def picture(kind="PNG"):
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, kind)
    return out.getvalue()


def refused(path):
    with pytest.raises(PresskitError) as caught:
        open_article(path)
    (found,) = caught.value.diagnostics
    assert found.hint and found.span.file
    return found.code


# Text ---------------------------------------------------------------------------------------

@pytest.mark.parametrize("path", sorted(ARTICLES.glob("*.txt")), ids=lambda path: path.stem)
def test_an_old_encoding_is_told_by_its_text(path):
    text = path.read_text("utf-8")
    locale = path.stem.rpartition(".")[2]
    for codec in next(those for tag, those in CODECS.items() if locale.startswith(tag)):
        for part in (text, text[:300]):
            data = part.encode(codec, "ignore")
            assert decode(data).text == data.decode(codec)


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"\x00\x01\x02" * 300,
                                  b"\x7fELF" + bytes(500)])
def test_what_is_no_text_is_refused(tmp_path, data):
    (tmp_path / "a.txt").write_bytes(data)
    assert refused(tmp_path / "a.txt") == "article-unread"


@pytest.mark.parametrize(("name", "data", "code"), [
    ("a.txt", b"", "article-empty"), ("a.txt", b" \n\t \xe3\x80\x80", "article-empty"),
    ("a.pdf", b"%PDF-1.7 ...", "article-unread"), ("a.rtf", b"{\\rtf1 x}", "article-unread"),
    ("a.doc", b"\xd0\xcf\x11\xe0" + bytes(600), "article-unread"),
    ("a.docx", b"PK\x03\x04 cut off", "article-broken"), ("a.docx", b"words", "article-broken"),
    ("a.png", b"\x89PNG\r\n", "article-unread"), ("a.html", b"", "article-empty"),
    ("a.html", b"<html><script>1</script>", "article-empty"),
    ("a.mht", b"MIME-Version: 1.0\r\n\r\nnothing", "article-unread")])
def test_what_can_not_be_read_says_what_to_do(tmp_path, name, data, code):
    (tmp_path / name).write_bytes(data)
    assert refused(tmp_path / name) == code


@pytest.mark.parametrize(("codec", "name", "text"), [
    ("iso2022_jp", "ISO-2022-JP", "岬の灯台が再開した。"), ("hz", "HZ", "灯塔重开。"),
    ("iso2022_kr", "ISO-2022-KR", "등대가 다시 문을 열었다.")])
def test_an_encoding_of_mail_is_no_ascii(codec, name, text):
    found = decode(f"Ann Lee: {text}\n".encode(codec))
    assert found.encoding == name and found.text.strip() == f"Ann Lee: {text}"


def test_a_stray_control_makes_no_binary_of_a_text():
    assert decode("等了\x00九年\x1b。".encode()).encoding == "UTF-8"
    assert decode("等了九年，今日終於再見到光。".encode("utf-16-be")).encoding == "UTF-16"


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_a_broken_byte_is_told_with_its_line(tmp_path, name):
    data = "<p>一行。\n海岬燈塔昨日重開，二百名居民到場見證。".encode()
    (tmp_path / name).write_bytes(data[:30] + data[31:])
    with pytest.raises(PresskitError) as caught:
        open_article(tmp_path / name)
    (found,) = caught.value.diagnostics
    assert found.code == "article-unread" and "broken" in found.message and found.hint
    assert name == "a.html" or found.span.line == 2


def test_a_folder_and_a_missing_file_are_no_articles(tmp_path):
    assert refused(tmp_path) == "article-unread"
    assert refused(tmp_path / "gone.txt") == "file-missing"


def test_a_text_longer_than_any_article_is_refused(tmp_path):
    (tmp_path / "a.txt").write_bytes("字".encode() * 1_000_001)
    assert refused(tmp_path / "a.txt") == "article-too-big"


def test_lines_are_paragraphs_unless_all_are_broken_at_one_width():
    assert len([*each_paragraph("one\ntwo\n\nthree\n")]) == 3
    line = "a line that was broken where a mail ends its lines, as\n"
    mail = (line * 6 + "short.\n\n") * 2
    assert len([*each_paragraph(mail)]) == 2
    assert len([*each_paragraph("一行短的。\n" * 8)]) == 8


def break_line(line, most=72):
    """A paragraph as a mailer breaks it: between words, and East Asian ones anywhere."""
    out, used = "", 0
    for part in re.findall("[\u2e80-\u9fff\uff00-\uff60]| |[^ \u2e80-\u9fff\uff00-\uff60]+", line):
        width = len(part) + len(WIDE.findall(part))
        if used and used + width > most and part != " ":
            out, used = out.rstrip(" ") + "\n", 0
        out, used = out + part, used + width
    return out


@pytest.mark.parametrize(("path", "between"), [
    (path, between) for path in sorted(ARTICLES.glob("*.txt"))[::4]
    for between in ("\n\n", *(["\n\u3000\u3000"] if re.search(r"\.(zh|ja)", path.name) else []))])
def test_an_article_broken_at_the_width_of_mail_has_its_paragraphs(path, between):
    """East Asian lines break anywhere, others between words; paragraphs are parted by empty lines
    or indented."""
    wanted = [line.strip() for line in path.read_text("utf-8").split("\n") if line.strip()]
    broken = between.join(map(break_line, wanted))
    found = [broken[start:end] for start, end in each_paragraph(broken)]
    assert ["".join(one.split()) for one in found] == ["".join(one.split()) for one in wanted]


def test_lines_that_a_writer_broke_are_paragraphs():
    programme = "".join(f"1{hour}:00 Somebody speaks of the lamp number {hour}\n"
                        for hour in range(7))
    verse = "The lamp is lit and all the sea is bright\nAnd nine long years are over in the night\n"
    for text in (programme, verse * 4):
        assert len([*each_paragraph(text)]) == text.count("\n")


def test_marks_of_older_mail_are_taken_out_and_told():
    text, told = unquote_lines("Bo wrote:\n> it is\n>> lit\nYes, 3 > 2.")
    assert text.split() == "Bo wrote: it is lit Yes, 3 > 2.".split()
    assert len([*each_paragraph(text)]) == 4 and "2 ×" in told[0]
    assert unquote_lines("3\n> 2\n") == ("3\n> 2\n", ())


def test_what_can_not_be_printed_is_taken_out_and_told():
    text, told = clean("a\u200bb\r\nc\u2028d\x07")
    assert text == "ab\nc\nd"
    assert len(told) == 2 and all("1 ×" in one for one in told)


@given(st.text(alphabet="ab 字。\n\t\u3000\r", max_size=80))
def test_every_letter_is_in_one_paragraph(given_text):
    text, _ = clean(given_text)
    places = [*each_paragraph(text)]
    at = 0
    for start, end in places:
        assert at <= start < end and not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


# Markdown -----------------------------------------------------------------------------------

def test_markdown_says_what_its_blocks_are_and_loses_its_marks(tmp_path):
    (tmp_path / "lamp.png").write_bytes(picture())
    (tmp_path / "a.md").write_text(
        "---\ndraft: true\n---\n# The *lamp*\n\nOne **two**\nthree [four](https://x.example).\n\n"
        "- first\n- second\n\n> said\n\n![A lamp](lamp.png)\n\n| a | b |\n|---|---|\n| c | d |\n",
        "utf-8")
    article = open_article(tmp_path / "a.md")
    assert words(article) == ["The lamp", "One two\nthree four.", "first", "second", "said",
                              "a", "b", "c", "d"]
    assert hints(article)[:5] == [("heading", 1), ("", 0), ("list", 0), ("list", 0), ("quote", 0)]
    (shown,) = article.pictures
    assert (shown.name, shown.alternative, shown.block) == ("lamp.png", "A lamp", 5)
    assert any("settings" in one for one in article.left_out)


def markdown(tmp_path, typed):
    (tmp_path / "a.md").write_text(typed, "utf-8")
    return open_article(tmp_path / "a.md")


@pytest.mark.parametrize(("typed", "wanted"), [
    ("Words[^1].\n\n[^1]: Interview\n", ["Words[^1].", "[^1]: Interview"]),
    ("1986. A year.\n\n1) one\n", ["1986. A year.", "1) one"]),
    ("one<br>two <b>three</b>\n", ["one\ntwo three"]),
    ("<div>\nin HTML\n</div>\n\n<details>\n\ninside\n", ["in HTML", "inside"]),
    ("---\nA rule is above.\n\n---\nmore\n", ["A rule is above.", "more"]),
    ("---\ntitle: The lamp\n---\n\nbody\n", ["The lamp", "body"]),
    ("+++\ntitle = 'The lamp'\n+++\n\nbody\n", ["The lamp", "body"]),
    ("---\ntitle: The lamp\n---\n\n# Its own\n", ["Its own"]),
    ("> " * 60 + "deep\n", ["deep"])])
def test_markdown_loses_no_words(tmp_path, typed, wanted):
    assert words(markdown(tmp_path, typed)) == wanted


def test_what_can_not_be_printed_is_told_of_markdown_too(tmp_path):
    assert any("zero width space" in one for one in markdown(tmp_path, "a\u200bb\n").left_out)


def test_markdown_nested_deeper_than_its_reader_goes_is_read_as_lines(tmp_path):
    assert "deep" in markdown(tmp_path, ">" * 3000 + " deep\n\nafter\n").text


def test_a_picture_of_markdown_that_is_missing_is_told_with_its_words(tmp_path):
    found = markdown(tmp_path, f"![the lamp]({'a' * 5000}.png) words\n")
    assert words(found) == ["words"] and any("(the lamp)" in one for one in found.left_out)


# Word ---------------------------------------------------------------------------------------

def word(tmp_path, fill, name="a.docx"):
    document = Document()
    fill(document)
    document.save(tmp_path / name)
    return tmp_path / name


def test_a_word_file_says_what_its_paragraphs_are(tmp_path):
    def fill(document):
        document.add_heading("The lamp", 0)
        document.add_heading("Inside", 2)
        document.add_paragraph("It burns.").add_run("\nStill.")
        document.add_paragraph("one", style="List Bullet")
        document.add_paragraph("Ann Lee", style="Caption")
        document.add_picture(io.BytesIO(picture("JPEG")))
        table = document.add_table(1, 2)
        table.cell(0, 0).text, table.cell(0, 1).text = "left", "right"
    article = open_article(word(tmp_path, fill))
    assert words(article) == ["The lamp", "Inside", "It burns.\nStill.", "one", "Ann Lee", "left",
                              "right"]
    assert hints(article) == [("heading", 1), ("heading", 2), ("", 0), ("list", 0),
                              ("caption", 0), ("table", 0), ("table", 0)]
    assert [one.block for one in article.pictures] == [5]


def test_tracked_changes_count_as_accepted_and_are_told(tmp_path):
    def fill(document):
        paragraph = document.add_paragraph("It ")
        for tag, inner, text in (("w:del", "w:delText", "was"), ("w:ins", "w:t", "is")):
            change, run, said = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(inner)
            change.set(qn("w:author"), "Ann")
            said.text = text
            run.append(said)
            change.append(run)
            paragraph._p.append(change)
        paragraph.add_run(" lit.")
    article = open_article(word(tmp_path, fill))
    assert words(article) == ["It is lit."]
    assert any("tracked change" in one for one in article.left_out)


def test_fields_show_their_result_and_readings_are_told(tmp_path):
    def fill(document):
        paragraph = document.add_paragraph("Page ")
        for tag, text in (("w:instrText", " PAGE "), ("w:t", "7")):
            run, said = OxmlElement("w:r"), OxmlElement(tag)
            said.text = text
            run.append(said)
            paragraph._p.append(run)
    assert words(open_article(word(tmp_path, fill))) == ["Page 7"]


def said(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.mark.parametrize(("typed", "wanted", "told"), [
    ('<w:p><m:oMath><m:r><m:t>E=m</m:t></m:r></m:oMath></w:p>', ["E=m"], ""),
    (f'<w:p>{said("seen")}<w:r><w:rPr><w:vanish/></w:rPr><w:t>not</w:t></w:r></w:p>', ["seen"],
     "hidden text"),
    (f'<w:altChunk r:id="rId9"/><w:p>{said("after")}</w:p>', ["after"], "pasted in"),
    (f'<w:p><w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>{said("x")}</w:p>', ["x"],
     "font of pictures"),
    (f'<w:p>{said("x")}<w:r><w:footnoteReference w:id="7"/></w:r></w:p>', ["x"],
     "note that is not in the file"),
    (f'<w:p>{said("anchor")}<w:r><w:pict><w:txbxContent><w:p>{said("box")}</w:p><w:tbl><w:tr>'
     f'<w:tc><w:p>{said("cell")}</w:p></w:tc></w:tr></w:tbl></w:txbxContent></w:pict></w:r></w:p>',
     ["anchor", "box", "cell"], ""),
    (f'<w:p>{said("x")}<w:r><w:pict><v:textpath string="Drawn words"/></w:pict></w:r></w:p>',
     ["x", "Drawn words"], ""),
    ('<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>IF </w:instrText></w:r>'
     f'{said("asked")}<w:r><w:fldChar w:fldCharType="separate"/></w:r>{said("shown")}'
     '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>', ["shown"], ""),
    (f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{said("never ends")}</w:p>',
     ["never ends"], ""),
    (f'<w:p>{said("a")}<w:r><w:ptab/></w:r>{said("b")}</w:p>', ["a\tb"], "")])
def test_no_words_of_a_word_file_are_lost_in_silence(tmp_path, typed, wanted, told):
    names = "".join(f' xmlns:{one}="{address}"' for one, address in {
        **nsmap, "v": "urn:schemas-microsoft-com:vml",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math"}.items())

    def fill(document):
        body = document.element.body
        for one in parse_xml(f"<w:body{names}>{typed}</w:body>"):
            body.insert(len(body) - 1, one)
    article = open_article(word(tmp_path, fill))
    assert words(article) == wanted
    assert any(told in one for one in article.left_out) if told else article.left_out == ()


def test_a_word_file_with_a_program_is_refused(tmp_path):
    path = word(tmp_path, lambda document: document.add_paragraph("x"))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"x")
    assert refused(path) == "article-macros"


def test_a_word_file_that_is_far_larger_inside_is_refused(tmp_path):
    path = word(tmp_path, lambda document: document.add_paragraph("x"))
    bomb = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(bomb, "w",
                                                          zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                data = data.replace(b"<w:t>x", b"<w:t>" + b"x" * (65 * 1024 * 1024))
            target.writestr(name, data)
    assert bomb.stat().st_size < 1_000_000
    assert refused(bomb) == "article-too-big"


# Web pages ----------------------------------------------------------------------------------

PAGE = """<!doctype html><html lang="zh-Hant"><head><meta charset="{charset}"><title>報</title>
<script>var a = "不是文章";</script></head><body>
<nav><a href="/">首頁</a><a href="/news">新聞</a></nav>
<h1>燈塔重開</h1>
<div class="content"><div class="share-bar"><a href="#">分享到</a></div>
<p>海岬燈塔昨日重開，二百名居民到場見證，守燈人陳大文點亮了燈。</p>
<figure><img src="a_files/lamp.png" alt="燈"><figcaption>燈塔一景</figcaption></figure>
<p>「等了九年，今日終於再見到光。」陳大文說，眼中泛着淚光，在場的人都鼓掌。</p>
<p style="display:none">看不見的字</p>
<ul><li>開放時間：早上九時</li></ul>
<img src="https://elsewhere.example/x.png">
</div>
<aside class="related"><h3>相關新聞</h3>
<p>另一則完全無關的新聞，也有一定的長度，不應該被讀入文章之內。</p></aside>
<form><input value="電郵"><p>訂閱通訊</p></form>
<footer>版權所有</footer></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "big5"])
def test_of_a_page_the_article_is_read(tmp_path, charset):
    (tmp_path / "a_files").mkdir()
    (tmp_path / "a_files" / "lamp.png").write_bytes(picture())
    (tmp_path / "a.html").write_bytes(PAGE.format(charset=charset).encode(
        "big5hkscs" if charset == "big5" else charset))
    article = open_article(tmp_path / "a.html")
    assert words(article) == [
        "燈塔重開", "海岬燈塔昨日重開，二百名居民到場見證，守燈人陳大文點亮了燈。", "燈塔一景",
        "「等了九年，今日終於再見到光。」陳大文說，眼中泛着淚光，在場的人都鼓掌。",
        "開放時間：早上九時"]
    assert hints(article) == [("heading", 1), ("", 0), ("caption", 0), ("", 0), ("list", 0)]
    assert [(one.name, one.block, one.alternative) for one in article.pictures] == [
        ("lamp.png", 2, "燈")]
    told = " ".join(article.left_out)
    assert "script" in told and "hidden" in told and "around the article" in told
    assert "did not come with the page" in told


def test_two_breaks_part_paragraphs_and_one_does_not(tmp_path):
    (tmp_path / "a.html").write_text("<body><div>one<br>two<br><br>three</div></body>", "utf-8")
    assert words(open_article(tmp_path / "a.html")) == ["one\ntwo", "three"]


def test_nothing_outside_the_folder_of_a_page_is_read(tmp_path):
    (tmp_path / "secret.png").write_bytes(picture())
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.html").write_text(
        "<p>words</p><img src='../secret.png'><img src='/etc/hostname'>", "utf-8")
    assert open_article(tmp_path / "in" / "a.html").pictures == ()


def test_a_page_saved_in_one_file_has_its_pictures(tmp_path):
    message = EmailMessage()
    message.set_content("<p>守燈人到場。</p><img src='cid:lamp'>", subtype="html",
                        charset="utf-8")
    message.add_related(picture(), "image", "png", cid="<lamp>")
    (tmp_path / "a.mhtml").write_bytes(bytes(message))
    article = open_article(tmp_path / "a.mhtml")
    assert words(article) == ["守燈人到場。"] and len(article.pictures) == 1


def test_pictures_may_lie_within_a_page_or_be_named_apart(tmp_path):
    (tmp_path / "a b.png").write_bytes(picture())
    data = base64.b64encode(picture("JPEG")).decode()
    (tmp_path / "a.html").write_text(
        f"<p>words</p><img src='data:image/jpeg;base64,{data}'><img src='data:image/gif;base64,R0'"
        " data-src='a%20b.png'><img src='a%00b.png'><img>", "utf-8")
    article = open_article(tmp_path / "a.html")
    assert [one.name for one in article.pictures] == ["picture.jpg", "a-20b.png"]
    assert "2 × picture that did not come with the page" in article.left_out


@pytest.mark.parametrize("coded", ["base64", "quoted-printable", "8bit"])
def test_mail_is_read_from_what_it_is_coded_in(tmp_path, coded):
    message = EmailMessage()
    message["Subject"], message["From"] = "The lamp", "ann@lamp.example"
    message.set_content("守燈人到場。\n", charset="utf-8", cte=coded)
    (tmp_path / "a.eml").write_bytes(bytes(message))
    article = open_article(tmp_path / "a.eml")
    assert words(article) == ["守燈人到場。"]
    assert any("head of a mail" in one for one in article.left_out)


@pytest.mark.parametrize(("body", "wanted"), [
    ("<p>It was <del>red</del><ins>blue</ins>.", ["It was blue."]),
    ("<p>He said <q>no</q>.", ["He said “no”."]),
    ("<pre>one\ntwo\n\nthree</pre>", ["one\ntwo", "three"]),
    ("<p><span aria-hidden=true>T</span>he lamp", ["The lamp"]),
    ("<form><p>A page that is one form.</p></form>", ["A page that is one form."]),
    ("<span>" * 300 + "deep" + "</span>" * 300 + "<p>after", ["deep", "after"]),
    ("<ruby>陳<rp>(</rp><rt>チン</rt><rp>)</rp></ruby>氏", ["陳氏"])])
def test_a_page_shows_the_words_that_its_readers_see(tmp_path, body, wanted):
    (tmp_path / "a.html").write_text(f"<body>{body}</body>", "utf-8")
    assert words(open_article(tmp_path / "a.html")) == wanted


@pytest.mark.parametrize(("said", "codec", "told"), [
    ("iso-8859-1", "utf-8", "UTF-8"), ("utf-16", "utf-8", "UTF-8"),
    ("gb2312", "gb18030", "GB18030"), ("shift_jis", "utf-8", "UTF-8"),
    ("utf-8", "gb18030", "GB18030")])
def test_a_page_is_in_what_it_is_in_whatever_it_says(tmp_path, said, codec, told):
    words_of_it = "“灯塔昨日重开，二百名居民到场见证，守灯人点亮了灯。”"
    (tmp_path / "a.html").write_bytes(
        f"<meta charset={said}><p>{words_of_it}".encode(codec))
    article = open_article(tmp_path / "a.html")
    assert (words(article), article.encoding) == ([words_of_it], told)


def test_a_page_that_a_program_draws_is_read_from_its_data(tmp_path):
    (tmp_path / "a.html").write_text(
        '<title>The lamp is lit | Paper</title><script type="application/ld+json">{"@graph": [{'
        '"articleBody": "It was lit at nine.\\nTwo hundred came."}]}</script><div>Wait…</div>',
        "utf-8")
    assert words(open_article(tmp_path / "a.html")) == [
        "The lamp is lit | Paper", "It was lit at nine.", "Two hundred came."]


@pytest.mark.parametrize("page", ["<div>" * 3000 + "deep", "<p>「「「『" * 200,
                                  "<p>a</p>" * 3000, "\x00<p>x</p>", "<p>&#0;&#xD800;x"])
def test_wild_pages_are_read_or_refused(tmp_path, page):
    (tmp_path / "a.html").write_bytes(page.encode("utf-8", "surrogatepass"))
    try:
        assert open_article(tmp_path / "a.html").blocks
    except PresskitError as error:
        assert error.diagnostics[0].code.startswith("article-")
