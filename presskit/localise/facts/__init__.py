"""The facts of a text: numbers, dates, times, amounts, addresses, in any of our languages.

Here: reading them and comparing two texts' by them.  Never here: complaining (``checks``),
names, quotations.
"""

from presskit.localise.facts.compare import Difference, compare_facts
from presskit.localise.facts.fact import Fact, Kind, Weight, write_value
from presskit.localise.facts.read import extract_facts, extract_targets
from presskit.localise.facts.tables import Numerals, decode_numerals
from presskit.localise.facts.turned import find_turned
from presskit.localise.facts.weekdays import find_wrong_weekdays

__all__ = ["Difference", "Fact", "Kind", "Numerals", "Weight", "compare_facts", "decode_numerals",
           "extract_facts", "extract_targets", "find_turned", "find_wrong_weekdays", "write_value"]
