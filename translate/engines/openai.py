"""Any server that speaks OpenAI's chat completions: Ollama and llama.cpp on this computer, or a cloud.

Source: the OpenAI API reference, "Create chat completion". Texts go as a JSON list and come back as one with
the same ids, so that a model that drops, doubles or mixes them is found out.
"""

import json
import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from typing import Any

from translate.engines.base import Engine
from translate.engines.dialect import Access, Limits, Part
from translate.engines.locales import name_of
from translate.engines.run import Run
from translate.engines.service import make_service
from translate.engines.settings import Key
from translate.engines.shapes import TokenShape
from translate.engines.transport import Transport, TroubleError

BRACKETS = 20
"""So many places of a message are tried at which a list may begin."""
LONGEST_NEIGHBOUR = 300
"""Characters of the text before and after that a model is shown."""
INSTRUCTIONS = """\
You translate a news article from {source} into {target}.
The user sends a JSON list of objects. Answer with a JSON list only, without any comment: for each object, \
in the same order, {{"id": the same id, "text": the translation of its "text"}}.
- "before" and "after" are its neighbours in the article: read them, do not translate them.
- "glossary" says how its terms must be translated; inflect them as the grammar asks.
- Codes such as @@PH1@@ stand for markup or names: copy each exactly once, where it belongs in the sentence.
- Keep all numbers. Keep line breaks. Use the quotation marks and the punctuation of {target}.
- Translate only what is written; add and explain nothing."""

_TOKEN = re.compile(r"@\s*@\s*PH\s*(\d+)\s*@\s*@", re.IGNORECASE)
_THOUGHT = re.compile(r"<think>.*?</think>", re.DOTALL)


class ChatCompletions:
    """The dialect of ``openai``."""

    limits = Limits(texts=20, size=8_000)
    shapes = (
        TokenShape("@@PH{}@@", _TOKEN, keeps_lines=True),
        TokenShape(" XNAME{}X ", re.compile(r"X\s?NAME\s?(\d+)\s?X", re.IGNORECASE)),
    )
    takes_terms = True

    def __init__(self, transport: Transport, key: Key, model: str, tone: str) -> None:
        self.transport = transport
        self._key = key
        self._model = model
        self._tone = tone

    @property
    def flavour(self) -> str:
        """The model, and what it is told."""
        return "\n".join((self._model, self._tone, INSTRUCTIONS))

    def refuses(self, source: str, target: str) -> str | None:
        """Return which setting is missing; it is asked for every language."""
        if not self._model:
            return 'it needs a model; name one that the server has: model = "…"'
        if source == target:
            return f"{source} and {target} are the same"
        return self._key.missing() if self._key.variable else None

    def ask(self, parts: Sequence[Part], source: str, target: str) -> Sequence[object]:
        """Ask for the texts."""
        told = INSTRUCTIONS.format(source=name_of(source), target=name_of(target))
        body = {
            "model": self._model,
            "temperature": 0,
            "stream": False,
            "messages": [
                {"role": "system", "content": f"{told}\n- Tone: {self._tone}" if self._tone else told},
                {"role": "user", "content": json.dumps(_items(parts), ensure_ascii=False)},
            ],
        }
        key = self._key.reveal()
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        said = self.transport.post("/chat/completions", body, headers=headers).json()
        return _texts(self._content(said), len(parts), self.transport.host)

    def _content(self, said: Any) -> str:  # noqa: ANN401 - whatever JSON can say
        try:
            content = said["choices"][0]["message"]["content"]
        except (LookupError, TypeError):
            content = None
        if not isinstance(content, str):
            raise TroubleError("failing", f"{self.transport.host} sent no message")
        return content


def make(name: str, run: Run, access: Access, *, model: str, tone: str) -> Engine:
    """Make the engine; its `url` is what stands before ``/chat/completions``."""
    dialect = ChatCompletions(access.transport("/chat/completions"), access.key, model, tone)
    return make_service(name, run, access, dialect)


def _items(parts: Sequence[Part]) -> list[dict[str, object]]:
    """Return the texts with what a model should know of each."""
    items: list[dict[str, object]] = []
    for number, part in enumerate(parts, 1):
        asked = part.question
        known = {
            "before": asked.before[-LONGEST_NEIGHBOUR:],
            "after": asked.after[:LONGEST_NEIGHBOUR],
            "glossary": dict(asked.terms),
        }
        items.append(
            {"id": number, "text": part.text} | {key: value for key, value in known.items() if value}
        )
    return items


def _texts(content: str, count: int, host: str) -> list[str]:
    """Return the translations by their ids; one that is missing, or came twice, is empty."""
    rows = _list_in(_THOUGHT.sub("", content))
    if rows is None:
        raise TroubleError("garbled", f"{host} did not answer with a list")
    known: list[tuple[int, str]] = []
    for row in rows:
        number, text = (row.get("id"), row.get("text")) if isinstance(row, dict) else (None, None)
        if str(number).isdecimal() and isinstance(text, str):
            known.append((int(str(number)[:9]), text))
    often = Counter(number for number, _ in known)
    if len(known) != len(rows) or not set(often) <= set(range(1, count + 1)):
        raise TroubleError("garbled", f"{host} answered with ids that were not asked for")
    found = {number: text for number, text in known if often[number] == 1}
    return [found.get(number, "") for number in range(1, count + 1)]


def _list_in(content: str) -> list[Any] | None:
    """Return the first JSON list of objects in a message; models like to put words or fences around it."""
    decoder = json.JSONDecoder()
    for start in islice(re.finditer(r"\[", content), BRACKETS):
        try:
            found, _ = decoder.raw_decode(content, start.start())
        except (ValueError, RecursionError):
            continue
        if all(isinstance(one, dict) for one in found):
            return list(found)
    return None
