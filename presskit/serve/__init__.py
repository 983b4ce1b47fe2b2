"""Serve: a preview in the browser of whoever edits a kit.

Here: pages about a preview, its files as they are, the press room as it stands, and who may ask
for them.  Never here: building, reading a kit, writing anything but pictures of pages into the
preview's own folder.

It runs in a process of its own that is handed plain facts (``presskit.build.preview_facts``) and
the bytes behind them, by their sha256; it never sees the folder of a kit.
"""
