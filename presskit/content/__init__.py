"""Content: from the files of a kit, or of an article, to values with their places.

Here: reading YAML, Markdown, pictures, articles as people save them; every value with the line
and column it stands at; text edits at such places, where a command asks for one.  Never here:
defaults, what a value means, rules of a locale, a network, any other writing.
"""
