"""Reading articles in Korean.

Here: what the room asks of a language, and its rules and word lists behind it.  Never here: what
holds for every language, other languages.
"""

from presskit.extract.korean.blocks import place_blocks
from presskit.extract.korean.people import find_people
from presskit.extract.korean.quotes import find_quotes
from presskit.extract.korean.things import find_things

__all__ = ["find_people", "find_quotes", "find_things", "place_blocks"]
