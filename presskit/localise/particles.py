"""What may follow a Korean name without a space.

Here: particles, honorifics and forms of "to be", up to three in a row.  Never here: which of
them fits the name's last syllable.
"""

from __future__ import annotations

import re

__all__ = ["PARTICLES"]

PARTICLES = re.compile(
    "(?:은|는|이|가|을|를|과|와|의|에|에게|에게서|에서|께|께서|도|만|로|으로|로서|으로서|로써|으로써|"
    "부터|까지|처럼|보다|하고|이고|고|이며|며|이자|자|이나|나|이란|란|이든|든|라고|이라고|라는|이라는|"
    "이라며|라며|이라|라|이면|면|여서|이어서|인데|인|이던|이었던|였던|이다|다|였다|이었다|입니다|이지만|"
    "조차|마저|뿐|밖에|마다|한테|같은|들|씨|님|측){0,3}"
    "(?![\uac00-\ud7a3])")
