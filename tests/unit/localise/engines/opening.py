"""Opening engines at a service on loopback, as the command line would."""

from presskit.build.engines import open_engine
from presskit.desk import Desk
from presskit.localise.engines.protocol import Unit

NETWORK = ("google", "mymemory", "microsoft", "deepl", "libretranslate", "openai-compatible")
BATCHED = ("deepl", "libretranslate", "openai-compatible")
KEYED = ("microsoft", "deepl", "libretranslate", "openai-compatible")
KEY = "k3y-of-nobody-0451"
CODES = {"google": "zh-TW→en", "mymemory": "zh-HK→en-GB", "microsoft": "zh-hant→en",
         "deepl": "ZH→EN-GB", "libretranslate": "zt→en", "openai-compatible": "zh-Hant-HK→en"}
"""What each is asked for where the kit says zh-Hant-HK and en."""


def open_at(address, name, **settings):
    """The engine, with a key where it takes one; nothing of the real environment."""
    variable = f"PRESSKIT_{name.upper().replace('-', '_')}"
    outside = {f"{variable}_ADDRESS": address, f"{variable}_KEY": KEY if name in KEYED else ""}
    if name == "openai-compatible":
        settings.setdefault("model", "house-7b")
    return open_engine(name, Desk(), settings, environ=outside)


def units(*texts, **more):
    """Texts with ids."""
    return [Unit(f"release.body#{count}", text, **more) for count, text in enumerate(texts)]


def ask(engine, *texts, source="zh-Hant-HK", target="en", **more):
    """The results for some texts."""
    return engine.translate(units(*texts), source, target, **more)
