"""The build: the recipe from a kit's folder to ``out/<kit>/``, and what makes it quick.

Here: the order of the work, keys and store of finished artifacts, workers, what may go out.
Never here: how anything is read, worded, drawn or placed; the rooms do that.

Nothing is imported here, so that asking whether there is anything to do stays cheap.
"""
