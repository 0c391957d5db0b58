"""The adapter of PyYAML for the glossary: a file as nodes that know their lines.

YAML is read as text, not as values, so that ``no`` stays the two letters that the editor wrote and can be
explained in words.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from translate.errors import TranslateError

Node = yaml.Node
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAG = "tag:yaml.org,2002:"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
"""What YAML 1.1 (5.1, character set) does not allow."""
_CONFLICTS = ("<<<<<<< ", ">>>>>>> ", "||||||| ")


def flow(value: object) -> str:
    """Return a value as YAML writes it on one line inside brackets: texts quoted where they must be."""
    written: str = yaml.safe_dump(
        [value], default_flow_style=True, allow_unicode=True, sort_keys=False, width=10**9
    )
    return written.rstrip("\n")[1:-1]


class YamlFile:
    """A YAML file; what cannot be read raises `TranslateError` with file and line."""

    def __init__(self, path: Path, data: bytes | None = None) -> None:
        """`data` is what the file will hold, if it is not what is to be read."""
        self.path = path
        self._data = data

    def root(self) -> Node | None:
        """Return the topmost node, or None in an empty file."""
        text = self._text()
        for number, content in enumerate(text.split("\n"), 1):
            if content.startswith(_CONFLICTS):
                raise self._error(number, "a merge left conflict markers here; choose a side and remove them")
            if control := _CONTROL.search(content):
                raise self._error(number, f"a control character (U+{ord(control[0]):04X}); remove it")
        try:
            return yaml.compose(text, Loader=_LOADER)
        except yaml.MarkedYAMLError as error:
            problem = error.problem or error.context or "it cannot be read"
            unclosed = "end of stream" in problem and error.context_mark is not None
            mark = error.context_mark if unclosed else error.problem_mark or error.context_mark
            line = mark.line + 1 if mark else 1
            raise self._error(line, f"not YAML: {problem}; check the indentation and the quotes") from error
        except RecursionError:
            raise self._error(1, "nested too deeply to be a glossary") from None

    def error(self, node: Node, message: str) -> TranslateError:
        """Return the error of a node, to be raised."""
        return self._error(node.start_mark.line + 1, message)

    def pairs(self, node: Node, what: str) -> Iterator[tuple[str, Node, Node]]:
        """Yield the keys of a mapping as text, with the nodes of key and value; none comes twice."""
        if not isinstance(node, yaml.MappingNode):
            raise self.error(node, f"{what} is a mapping of keys to values (key: value)")
        seen = set()
        for key_node, value in node.value:
            key = self.text(key_node, "a key")
            if key in seen:
                raise self.error(key_node, f"'{key}' is here twice; keep one")
            seen.add(key)
            yield key, key_node, value

    @staticmethod
    def is_mapping(node: Node) -> bool:
        """Return whether a node has keys and values."""
        return isinstance(node, yaml.MappingNode)

    @staticmethod
    def is_flow(node: Node) -> bool:
        """Return whether a list or mapping is written in brackets or braces."""
        return bool(getattr(node, "flow_style", False))

    def items(self, node: Node, what: str) -> list[Node]:
        """Return the items of a list; nothing is an empty list."""
        if self._is_null(node):
            return []
        if not isinstance(node, yaml.SequenceNode):
            raise self.error(node, f"{what} is a list, a line '- …' each")
        return list(node.value)

    def texts(self, node: Node, what: str) -> tuple[str, ...]:
        """Return a text, or the texts of a list."""
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
        return tuple(self.text(item, what) for item in nodes)

    def text(self, node: Node, what: str) -> str:
        """Return a text with its white space folded; it is not empty."""
        if not isinstance(node, yaml.ScalarNode):
            raise self.error(node, f"{what} is a text; quote it if it has brackets or braces")
        if node.tag == f"{_TAG}bool":
            said = f"'{node.value}' without quotes is a truth value in YAML, not a text"
            raise self.error(node, f'{said}; write "{node.value}"')
        text = " ".join(node.value.split())
        if not text or self._is_null(node):
            raise self.error(node, f"{what} is empty; write it or remove the line")
        return text

    def truth(self, node: Node, key: str) -> bool:
        """Return whether a node says true."""
        if node.tag != f"{_TAG}bool":
            raise self.error(node, f"'{key}' is true or false")
        return str(node.value).lower() in {"true", "yes", "on"}

    @staticmethod
    def _is_null(node: Node) -> bool:
        return node.tag == f"{_TAG}null"

    def _error(self, line: int, message: str) -> TranslateError:
        return TranslateError(message, path=self.path, line=line)

    def _text(self) -> str:
        try:
            data = self.path.read_bytes() if self._data is None else self._data
        except FileNotFoundError:
            message = (
                "there is no glossary here; create it with 'terms: []' or correct the setting 'glossary'"
            )
            raise TranslateError(message, path=self.path) from None
        except OSError as error:
            raise TranslateError(f"cannot be read: {error.strerror}", path=self.path) from error
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise self._error(line, "not UTF-8; save the file as UTF-8") from error
