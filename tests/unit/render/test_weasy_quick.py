"""The quicker ways through the engine give what the engine gives."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.helpers.rendering import shipped_fonts

_SCRIPT = """
import hashlib, sys
from presskit.render import weasy, weasy_quick
if sys.argv[1] == "slow":
    weasy_quick.quicken_engine = lambda: None
engine = weasy.load_engine()
page = '''<html lang="en"><head><title>t</title><style>
@font-face { font-family: f; src: url(FACE) }
@page { size: 12cm 9cm; margin: 10% 2cm; @bottom-center { content: counter(page) } }
html { font: 10pt/1.5 f; text-align: justify; orphans: 2 }
p { margin: 1em 5% calc(2px + 1%); text-indent: 2em; width: 80%; min-width: 20px }
aside { float: right; width: 30%; height: 50%; padding: 2%; border: 1px solid; inset: 0 }
em { letter-spacing: 0.1em; text-decoration: underline; margin-inline-start: 4px }
div { position: relative; margin-inline: 3px 5%; box-sizing: border-box; padding: 3% }
.wide { white-space: pre-line; overflow-wrap: anywhere; --own: 3px; padding: var(--own) }
table { border-collapse: collapse; width: 100% } td { border: 2px solid; height: 10% }
ol { padding-inline-start: 3em } p::first-letter { font-size: 2em }
</style></head><body><aside>aside</aside>PARAGRAPHS
<div class="wide" lang="de">one
two\u2028three LONG</div><table><tr><td>cell<td><em>an emphasis</em></table>
<ol><li>item<li>other</ol></body></html>'''
line = "<p>A paragraph <em>with words of weight</em> that runs over a line and on.</p>"
page = page.replace("PARAGRAPHS", line * 9).replace("LONG", "w" * 90).replace("FACE", sys.argv[2])
data = engine.HTML(string=page).write_pdf(pdf_variant="pdf/a-2a")
print(data.count(b"endobj"), hashlib.sha256(data).hexdigest())
"""


def _print(way: str) -> str:
    face = Path(shipped_fonts().family("latin").regular.path).resolve().as_uri()
    return subprocess.run([sys.executable, "-c", _SCRIPT, way, face], check=True, text=True,
                          capture_output=True).stdout


def test_a_page_comes_out_byte_for_byte_as_the_engine_left_alone_makes_it():
    assert _print("quick") == _print("slow") != ""
