"""The quicker ways through the engine give what the engine gives."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.helpers.rendering import shipped_fonts

_SCRIPT = r"""
import hashlib, io, re, sys, zlib
from base64 import b64encode
from PIL import Image
from presskit.render import weasy, weasy_draw, weasy_quick
weasy_draw._write_room = lambda width, size: f">{-width / size}<"  # as the engine has it, wrongly
weasy_draw._close = lambda written: written
weasy_draw._is_blank = lambda glyphs: False
if sys.argv[1] == "slow":
    weasy_quick.quicken_engine = lambda: None
engine = weasy.load_engine()
page = '''<html lang="en"><head><title>t</title><style>
@font-face { font-family: f; src: url(FACE) }
@font-face { font-family: h; src: url(HAN) } @font-face { font-family: k; src: url(KOR) }
@page { size: 12cm 9cm; margin: 10% 2cm; @bottom-center { content: counter(page) } }
html { font: 10pt/1.5 f, h, k; text-align: justify; orphans: 2 }
p { margin: 1em 5% calc(2px + 1%); text-indent: 2em; width: 80%; min-width: 20px }
aside { float: right; width: 30%; height: 50%; padding: 2%; border: 1px solid; inset: 0 }
em { letter-spacing: 0.1em; text-decoration: underline; margin-inline-start: 4px }
div { position: relative; margin-inline: 3px 5%; box-sizing: border-box; padding: 3% }
.wide { white-space: pre-line; overflow-wrap: anywhere; --own: 3px; padding: var(--own) }
table { border-collapse: collapse; width: 100% } td { border: 2px solid; height: 10% }
ol { padding-inline-start: 3em } p::first-letter { font-size: 2em }
li::first-line { color: red; letter-spacing: 1px }
section { columns: 2; column-rule: thin solid; outline: medium dashed; border-inline-end: 2px solid;
  text-decoration: underline red; page: own; margin-block: 1%; max-height: 90% }
b { display: table-cell; float: right; min-width: 2em } strong { position: running(top) }
.cut { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; width: 6em }
.placed { position: absolute; right: 0; background: tan } .round { border-radius: 3px 20% }
.lines { line-clamp: 2 } img { width: 2cm } .turned { image-orientation: 90deg }
@page own { @top-left { content: element(top); border-bottom: 1px solid } }
</style></head><body><aside>aside</aside>PARAGRAPHS
<div class="wide" lang="de">one
two\u2028three LONG</div><table><tr><td>cell<td><em>an emphasis</em></table>
<ol><li>item<li>other</ol>CHINESE</body></html>'''
line = "<p>A paragraph <em>with words of weight</em> that runs over a line and on.</p>"
chinese = "「創作者是“導演”，AI是『同行者』」；2025年12月19日在香港舉行的論壇，Kling AI展示新作。"
floated = f"<aside>{chinese[:9]}</aside><p lang=zh-Hant>{chinese * 6}</p>"
table = f"<table lang=ja><tr><td>{chinese * 2}<td>{chinese[:20]}<td>{'w' * 40}{chinese}</table>"
column = f"<p lang=ko style='width: 3em'>{'한국어 단락이 이어집니다. ' * 5}{'가' * 60}</p>"
joined = f"<p lang=zh-Hant>{chr(0x2060).join(chinese)}</p><p lang=en>{chinese} {'x ' * 200}</p>"
turned = f"<p dir=rtl>abc {chr(0x5d0)}{chr(0x5d1)} e{chr(0x301)} x{chr(0x302)}{chr(0x301)}</p>"
rest = f"<section>{line} <b>b</b><strong>top</strong>{line}</section><p class=cut>{line}</p>"
rest += f"<p class=cut>{'cut off ' * 9}</p><p class=lines>{chinese * 4}</p>{turned}"
for mode in ("P", "RGBA", "RGB", "L"):
    file = io.BytesIO()
    Image.linear_gradient("L").resize((40, 30)).convert(mode).save(file, "PNG")
    address = f"data:image/png;base64,{b64encode(file.getvalue()).decode()}"
    rest += f"<p><img src={address}><img class=turned src={address}></p>"
sign = "<path d='M4 4L30 4Q40 9 30 30C9 40 8 30 4 20Z'/><path d='M1 1a5 5 0 0 1 9 9h3v-4z'/>"
part = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 40' fill='MARK'>SIGN</svg>"
for colour in ("red", "teal"):
    drawn = b64encode(part.replace("MARK", colour).replace("SIGN", sign).encode()).decode()
    rest += f"<p><img src=data:image/svg+xml;base64,{drawn}> <span class=placed>{colour}</span></p>"
rest += f"<p class='round placed'>{chinese}</p>"
page = page.replace("CHINESE", floated + table + column + joined + rest)
page = page.replace("PARAGRAPHS", line * 9).replace("LONG", "w" * 90)
for name, face in zip(("FACE", "HAN", "KOR"), sys.argv[2:], strict=True):
    page = page.replace(name, face)
engine.HTML(string=page).write_pdf()  # what is kept from one document helps the next
document = engine.HTML(string=page).render(pdf_variant="pdf/a-2a")
plain = document.write_pdf(pdf_variant="pdf/a-2a", uncompressed_pdf=True)
print(len(document.pages), plain.count(b"endobj"), hashlib.sha256(plain).hexdigest())
document = engine.HTML(string=page).render(pdf_variant="pdf/a-2a")
pressed = document.write_pdf(pdf_variant="pdf/a-2a")
streams = re.findall(rb"/FlateDecode.*?stream\n(.*?)\nendstream", pressed, re.DOTALL)
texts = [zlib.decompress(one) for one in streams][:-1]  # the last says where the objects are
print(len(texts), hashlib.sha256(b"|".join(texts)).hexdigest())
"""


def _print(way: str) -> str:
    fonts = shipped_fonts()
    faces = [Path(fonts.family(key).regular.path).resolve().as_uri()
             for key in ("latin", fonts.lead("zh-Hant-HK"), fonts.lead("ko"))]
    return subprocess.run([sys.executable, "-c", _SCRIPT, way, *faces], check=True, text=True,
                          capture_output=True).stdout


def test_a_page_comes_out_byte_for_byte_as_the_engine_left_alone_makes_it():
    quick = _print("quick")
    assert len(quick.splitlines()) == 2
    assert quick == _print("slow")


_NOTES = r"""
import sys
from presskit.render.weasy import close_fetcher, load_engine
from presskit.render.weasy_quick import has_notes, read_markup
engine = load_engine()
page = '''<html lang="en"><head><title>t</title><style>MORE
@font-face { font-family: f; src: url(FACE) } html { font: 10pt f } li::marker { color: red }
</style></head><body><ol><li>one</li></ol><p>two<i> three</i></p></body></html>'''
for more in ("", "i { float: footnote }", "i { position: Note(side) }"):
    markup = page.replace("MORE", more)
    faces = close_fetcher({"presskit:f": open(sys.argv[1], "rb").read()})
    pages = [read_markup(engine, markup, faces, notes) for notes in (True, False)]
    styles = [len(one._ua_stylesheets()[0].matcher.other_selectors) for one in pages]
    made = [one.write_pdf(uncompressed_pdf=True) for one in pages]
    print(has_notes(markup), styles[0] - styles[1], made[0] == made[1])
"""


def test_marks_of_notes_are_left_out_only_where_nothing_is_made_a_note():
    face = Path(shipped_fonts().family("latin").regular.path).resolve()
    script = _NOTES.replace("FACE", "presskit:f")
    out = subprocess.run([sys.executable, "-c", script, str(face)], check=True, text=True,
                         capture_output=True).stdout
    assert out.splitlines() == ["False 5 True", "True 0 True", "True 0 True"]
