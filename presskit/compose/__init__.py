"""Compose: lay a kit out as documents.

Here: one short function per kind of document, reading like a style guide.  Never here:
markup, fonts, measures, file names.
"""

from presskit.compose.documents import KINDS, compose, lacking
from presskit.compose.settled import settled
from presskit.compose.state import (
    list_asked,
    list_told,
    listed_names,
    may_be_told,
    names_in,
    needed_state,
    state_of,
    states_of,
)
from presskit.compose.stripped import stripped

__all__ = ["KINDS", "compose", "lacking", "list_asked", "list_told", "listed_names", "may_be_told",
           "names_in", "needed_state", "settled", "state_of", "states_of", "stripped"]
