"""How names are read, and written in other scripts by that.

``chinese``, ``korean``, ``japanese``: from a name to its spelling, each with its method; the tables
are ``templates/readings``.  Never here: whether a spelling is right.
"""
