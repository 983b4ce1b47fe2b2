"""Reading articles in Chinese."""

from presskit.extract.chinese.blocks import place_blocks
from presskit.extract.chinese.people import find_people
from presskit.extract.chinese.quotes import find_quotes
from presskit.extract.chinese.things import find_things

__all__ = ["find_people", "find_quotes", "find_things", "place_blocks"]
