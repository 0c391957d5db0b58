"""The machine translation engines: the table of them, and how one is made from its settings.

A new engine is a file with a function `make` and a row in `ENGINES`. Two kinds of engines are there:

- Web services. A file says what is peculiar to one (`dialect`): how a chunk of texts becomes a request, the
  answer texts, what it may hold, which languages it has. All else is `service`: distinct protected texts,
  the cache, chunks, requests side by side (`crew`) at the service's pace (`pace`, with retries and the
  circuit breaker), answers verified (`verify`, `lists`), asked again in another shape, then alone.
- Apertium, a program on this computer, asked text by text (`draft`).

`protect` masks what must survive, `shapes` and `stream` write it for an engine, `typography` sets the answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from translate.engines.base import Engine, EngineStopped
from translate.engines.settings import Key, Setting, Value, checked, listed
from translate.errors import TranslateError, nearest

if TYPE_CHECKING:  # sqlite3 and requests are not needed to check a configuration
    from translate.engines.run import Run

__all__ = [
    "ENGINES",
    "UNSERVED",
    "Engine",
    "EngineStopped",
    "check_settings",
    "make_engine",
    "settings_of",
]


@dataclass(frozen=True, slots=True)
class Kind:
    """An engine that the configuration may name."""

    module: str
    """Whose function `make` makes it; empty: the workflow has it itself."""
    settings: Mapping[str, Setting] = field(default_factory=dict)
    variants: tuple[str, ...] = ()
    """What may stand after its name and a colon."""


ACCESS = ("url", "timeout", "concurrency", "per_second")
"""The settings of `Access`, beside the key."""


def _service(
    url: str, *, timeout: float = 30.0, concurrency: int = 4, per_second: float = 0.0, **more: Setting
) -> Mapping[str, Setting]:
    """Return the settings of a web service."""
    return {
        "url": Setting(url, example="https://translate.example.org"),
        "timeout": Setting(timeout, least=0.1, most=600),  # seconds an answer
        "concurrency": Setting(concurrency, least=1, most=64),  # requests at once
        "per-second": Setting(per_second, least=0, most=1000),  # requests a second; 0: no limit
        **{name.replace("_", "-"): setting for name, setting in more.items()},
    }


def _key(variable: str = "") -> Setting:
    """Return the setting that names the environment variable of a key."""
    return Setting(variable, example="MY_API_KEY")


ENGINES: Mapping[str, Kind] = MappingProxyType(
    {
        "memory": Kind(""),  # the translation memory: no machine, looked up by the workflow
        "apertium": Kind(
            "apertium",
            {
                "timeout": Setting(20.0, least=0.1, most=600),  # seconds a text
                "modes": Setting("/usr/share/apertium/modes"),  # folder of the .mode files
                "keep-unknown-names": Setting(default=True),  # those that its dictionaries know by half
            },
            variants=("es-pt", "es-pt_BR", "es-it", "es-en", "ca-en"),
        ),
        "google": Kind("google", _service("https://translate.google.com/m", concurrency=16, per_second=5.0)),
        "deepl": Kind(
            "deepl",
            _service(
                "",
                key_env=_key("DEEPL_API_KEY"),
                model=Setting("", example="quality_optimized"),
                formality=Setting("", example="more", one_of=("", "more", "less")),
            ),
        ),
        "libretranslate": Kind(
            "libretranslate", _service("http://127.0.0.1:5000", timeout=60.0, concurrency=8, key_env=_key())
        ),
        "openai": Kind(
            "openai",
            _service(
                "http://127.0.0.1:11434/v1",
                timeout=120.0,
                key_env=_key(),
                model=Setting("", example="mistral-small"),
                tone=Setting("", example="sober, as a news agency writes"),
            ),
        ),
        "mymemory": Kind(
            "mymemory", _service("https://api.mymemory.translated.net/get", concurrency=2, per_second=2.0)
        ),
        "microsoft": Kind(
            "microsoft",
            _service(
                "https://api.cognitive.microsofttranslator.com",
                key_env=_key("MICROSOFT_API_KEY"),
                region=Setting("", example="westeurope"),
            ),
        ),
    }
)
"""The engines by name."""

UNSERVED: Mapping[str, str] = MappingProxyType(
    {
        "baidu": "it wants two keys and puts them, digested, and the text into the address",
        "chatgpt": "deep-translator needs a client of 2023 for it; use the engine 'openai'",
        "linguee": "it is a dictionary: it translates words, not texts",
        "papago": "the interface that deep-translator asks was closed in 2024",
        "pons": "it is a dictionary: it translates words, not texts",
        "qcri": "it knows Arabic, English and Spanish only, not French",
        "yandex": "the interface that deep-translator asks (1.5) was closed in 2022",
    }
)
"""Further providers of deep-translator, and why they cannot be asked."""


def check_settings(name: str, settings: Mapping[str, object]) -> dict[str, Value]:
    """Return the settings of the engine `name`, completed by the defaults.

    Raises `TranslateError`, naming the key and the nearest known one, for an unknown engine or key, a
    value of the wrong kind or out of range.
    """
    return checked(name, settings, _kind(name).settings)


def settings_of(name: str, tables: Mapping[str, Mapping[str, object]]) -> dict[str, object]:
    """Return what the configuration says of an engine: of ``apertium`` for ``apertium:es-pt`` too."""
    return {**tables.get(name.partition(":")[0], {}), **tables.get(name, {})}


def make_engine(
    name: str, settings: Mapping[str, object] = MappingProxyType({}), run: "Run | None" = None
) -> Engine:
    """Make the engine `name`; what is not in `settings` has its default.

    Raises `TranslateError` as `check_settings` does, and for ``memory``, which is no machine.
    """
    from translate.engines.dialect import Access
    from translate.engines.run import Run

    given = check_settings(name, settings)
    module = _kind(name).module
    if not module:
        raise TranslateError(f"'{name}' is not a machine translation engine")
    keywords: dict[str, Any] = {key.replace("-", "_"): value for key, value in given.items()}
    if "url" in keywords:
        key = Key(keywords.pop("key_env", ""))
        keywords["access"] = Access(key=key, **{name: keywords.pop(name) for name in ACCESS})
    made: Engine = import_module(f"{__name__}.{module}").make(name, run or Run(), **keywords)
    return made


def _kind(name: str) -> Kind:
    """Return the row of an engine; raise `TranslateError` without one."""
    base, colon, variant = name.partition(":")
    if base in UNSERVED:
        raise TranslateError(f"the engine '{base}' cannot be used: {UNSERVED[base]}")
    if base not in ENGINES:
        raise TranslateError(f"unknown engine '{name}'{nearest(base, ENGINES)}{listed(ENGINES)}")
    variants = ENGINES[base].variants
    if colon and variant not in variants:
        known = ", ".join(f"{base}:{one}" for one in variants) or f"only {base}"
        raise TranslateError(f"unknown engine '{name}'{nearest(variant, variants)} (known: {known})")
    return ENGINES[base]
