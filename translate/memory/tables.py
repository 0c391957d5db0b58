"""The tables of the memory's database, and what goes in and out of them."""

import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple

from translate.similarity import words

OURS = 0x7472_6D65
"""SQLite's application_id of our databases."""
SCHEMA = """
CREATE TABLE made (key TEXT NOT NULL);
CREATE TABLE files (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, shown TEXT NOT NULL,
    stamp TEXT, digest TEXT NOT NULL
);
CREATE TABLE held (file INTEGER NOT NULL, language TEXT NOT NULL, entries INTEGER NOT NULL);
CREATE TABLE left_out (file INTEGER NOT NULL, reason TEXT NOT NULL, units INTEGER NOT NULL);
CREATE TABLE texts (id INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE, text TEXT NOT NULL, pattern BLOB);
CREATE INDEX patterns ON texts (pattern) WHERE pattern IS NOT NULL;
CREATE TABLE units (
    text INTEGER NOT NULL, language TEXT NOT NULL, file INTEGER NOT NULL, number INTEGER NOT NULL,
    translation TEXT NOT NULL, place BLOB, tuid TEXT NOT NULL, origin TEXT NOT NULL
);
CREATE INDEX units_of_text ON units (text, language);
CREATE INDEX units_of_file ON units (file);
CREATE VIRTUAL TABLE words USING fts5 (
    said, content='', detail=none, tokenize="unicode61 remove_diacritics 0 tokenchars '_'"
);
CREATE VIRTUAL TABLE counts USING fts5vocab (words, row);
"""
CATALOG, TMX = "catalog", "tmx"
"""The kinds of files, in the order in which they are asked."""


class BrokenStoreError(Exception):
    """The database cannot be used."""


@dataclass(frozen=True, slots=True)
class Known:
    """How a file was when it was read."""

    stamp: tuple[int, ...] | None
    digest: str


@dataclass(frozen=True, slots=True)
class Source:
    """A file whose units are put into the store."""

    name: str
    """Its path in the project."""
    kind: str
    shown: str
    """What notes call it."""
    known: Known


class Found(NamedTuple):
    """A translation of a text."""

    text: str
    translation: str
    kind: str
    shown: str
    """The file that it is from."""


class Holding(NamedTuple):
    """How many translations into a language a file holds."""

    language: str
    kind: str
    shown: str
    entries: int


@contextlib.contextmanager
def told() -> Iterator[None]:
    """Turn what SQLite says into `BrokenStoreError`."""
    try:
        yield
    except sqlite3.Error as error:
        raise BrokenStoreError(str(error)) from None


def said_words(text: str) -> str:
    """Return the words of a text, as they are indexed."""
    return " ".join(dict.fromkeys(words(text)))


def digest(text: str) -> bytes:
    """Return what stands for a text where it is looked up."""
    return blake2b(text.encode(), digest_size=12).digest()


def place_of(before: str, after: str) -> bytes:
    """Return what stands for the neighbours of a text."""
    return digest(f"{before}\x00{after}")
