"""Where a Korean word ends and what is bound to it begins.

Here: particles, and which of them may stand after which syllable.  Never here: names, titles.
"""

from __future__ import annotations

__all__ = ["COMMON", "FAMILIAR", "JOSA", "TOPIC", "agrees", "bare", "is_josa"]

_CLOSED = (
    "은 이 을 과 으로 이라는 이라면 이라고 이란 이었다 이었던 이다 이며 이자 이고 이나 이랑 이지만 "
    "인 이야 과의 과는 과도 으로서 으로써 으로부터 이라 이여 이든 이라도 입니다"
).split()
"""After a syllable that ends in a consonant only."""
_OPEN = (
    "는 가 를 와 라는 라면 란 였다 였던 며 고 나 랑 야 와의 와는 와도 로 로서 로써 로부터".split()
)
"""After a vowel only (and those in 로 after ㄹ)."""
_ANY = (
    "께서는 께서도 께서 에게서 에게는 에게도 에게로 에게 에겐 한테 의 도 만 까지 부터 보다 처럼 "
    "만큼 조차 마저 뿐 "
    "다 인 이다 이며 이었다 이자 이고 인데 역시 만의 만이 만은 까지도 뿐만 에 에는 에서 에서는 "
    "에서도 측 측은 측이 라고 씩"
).split()
_BOTH = frozenset(_ANY)
_AFTER_CLOSED = frozenset(_CLOSED) | _BOTH
_AFTER_OPEN = frozenset(_OPEN) | _BOTH

FAMILIAR = frozenset("이가 이는 이를 이도 이한테 이에게 이랑 이네 이의 이와 이하고".split())
"""Particles behind the 이 that people put after a name that ends in a consonant: 홍식이가."""
COMMON = "은 는 이 가 을 를 의 와 과 도 에 에서 로 으로 에게 만".split()
"""Particles that most names take somewhere."""
JOSA = f"(?:{'|'.join(sorted({*_CLOSED, *_OPEN, *_ANY}, key=lambda one: (-len(one), one)))})"
"""A regular expression for a particle."""
TOPIC = "(?:께서는|께서도|께서|은|는|이|가|도| 역시는|역시)"
"""A particle that makes the word before it the one of whom a sentence speaks."""


def is_josa(word: str) -> bool:
    """Whether a word is a particle, or several that stand together."""
    return word in _AFTER_CLOSED or word in _AFTER_OPEN


def agrees(syllable: str, josa: str) -> bool:
    """Whether a particle may stand after a syllable; after another sign each may.

    >>> agrees("숙", "은"), agrees("수", "은"), agrees("수", "는"), agrees("을", "로")
    (True, False, True, True)
    """
    if not "가" <= syllable <= "힣":
        return True
    final = (ord(syllable) - 0xAC00) % 28
    return josa in (_AFTER_CLOSED if final else _AFTER_OPEN) or final == 8 and josa.startswith("로")


def bare(word: str) -> str:
    """A word without the longest particle at its end, if anything is left.

    >>> bare("관장은"), bare("나라"), bare("은")
    ('관장', '나라', '은')
    """
    for length in range(min(4, len(word) - 1), 0, -1):
        if is_josa(word[-length:]) and agrees(word[-length - 1], word[-length:]):
            return word[:-length]
    return word
