"""Engines: the only place of presskit that may use a network.

Here: what an engine is (``protocol``), one client for all of them (``wire``), and a module for
each service.  Never here: which texts are sent, what becomes of answers, whether a kit may leave
the machine.
"""
