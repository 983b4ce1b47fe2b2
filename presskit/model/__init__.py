"""Model: what a kit is.

Here: its types, frozen and without unions; decoding values into them with all that is wrong at
once; what must hold between them.  Never here: reading files, wording that readers see, today's
date, a locale's words.
"""
