"""Reading articles in English.

Here: what the room asks of a language, and its rules and word lists behind it.  Never here: what
holds for every language, other languages.
"""

from presskit.extract.english.blocks import place_blocks
from presskit.extract.english.people import find_people
from presskit.extract.english.quotes import find_quotes
from presskit.extract.english.things import find_things

__all__ = ["find_people", "find_quotes", "find_things", "place_blocks"]
