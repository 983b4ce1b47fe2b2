"""``python -m presskit``: the same as the command ``presskit``."""

from presskit.cli import main

if __name__ == "__main__":
    main()
