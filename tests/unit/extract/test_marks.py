"""Quotation marks and apostrophes."""

import pytest

from presskit.extract import Article, Block, Piece
from presskit.extract.marks import pairs_of


@pytest.mark.parametrize(("text", "found"), [
    ("'I don't know the makers' names,' he said.", ["I don't know the makers' names,"]),
    ("‘the makers’ eyes were shut,’ he said", ["the makers’ eyes were shut,"]),
    ("‘forget ’80s nylon’ and trust", ["forget ’80s nylon"]),
    ("The dogs' home and the cats' home", []),
    ("Rock 'n' roll, O'Dell's 'Iron Gull' title", ["Iron Gull"]),
    ("\"I was calling him 'Seat Two.'\"", ["I was calling him 'Seat Two.'", "Seat Two."]),
    ("a 12\" record, \"Songs,\" and more", ["Songs,"]),
    ("이른바 '정서극장'을 보고 \"안녕\"이라고", ["정서극장", "안녕"]),
    ("‘the ropes’ and the ‘cats’ tails’ too", ["the ropes", "cats’ tails"]),
])
def test_an_apostrophe_opens_and_closes_nothing(text, found):
    article = Article(text, "en", (Block(Piece(0, len(text))),))
    assert [article.words(pair.inner) for pair in pairs_of(article, article.blocks[0])] == found
