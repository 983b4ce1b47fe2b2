"""Localise: from a kit in its source locale to the kit in another.

Here: segments, register and terms, script conversion, engines, the memory, checks, review,
exchange.  Never here: layout, markup, writing over an approved segment; a network outside
``engines/``.
"""
