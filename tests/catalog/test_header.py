"""Charsets: a catalog is read in the one that its header declares, as iconv does, and written in UTF-8."""

import shutil
import subprocess
from pathlib import Path

import pytest

from translate.catalog.header import OTHERS, catalog_text
from translate.catalog.po import format_catalog, parse_catalog
from translate.catalog.store import read_catalog
from translate.errors import TranslateError

MULTIBYTE = {"CP949", "GB2312", "GBK", "EUC-JP", "EUC-KR"}
PATH = Path("a.po")


def catalog(charset: str, word: bytes, newline: bytes = b"\n") -> bytes:
    head = f'msgid ""\nmsgstr "Content-Type: text/plain; charset={charset}\\n"\n\nmsgid "a"\n'
    return (head.encode() + b'msgstr "' + word + b'"\n').replace(b"\n", newline)


def characters(charset: str) -> list[bytes]:
    """Every character of a charset that Python reads in it, but for those of ASCII."""
    sequences = [bytes([first]) for first in range(0x80, 0x100)]
    if charset in MULTIBYTE:
        sequences = [bytes([first, second]) for first in range(0x81, 0xFF) for second in range(0x41, 0xFF)]
    found = []
    for sequence in sequences:
        try:
            if len(sequence.decode(charset)) == 1:
                found.append(sequence)
        except UnicodeDecodeError:
            continue
    return found


@pytest.mark.skipif(shutil.which("iconv") is None, reason="iconv is not installed")
@pytest.mark.parametrize("charset", sorted(OTHERS))
def test_every_character_is_what_iconv_makes_of_it(charset: str) -> None:
    lines = b"\n".join(characters(charset))
    done = subprocess.run(
        ["iconv", "-f", charset, "-t", "UTF-8"], input=lines, capture_output=True, check=True
    )
    assert lines.decode(charset) == done.stdout.decode()


@pytest.mark.skipif(shutil.which("msgcat") is None, reason="gettext is not installed")
@pytest.mark.parametrize(
    ("charset", "word"),
    [
        ("ISO-8859-15", "10 € à Évry"),
        ("KOI8-U", "Київ"),
        ("EUC-JP", "日本語"),
        ("gbk", "中文"),
        ("ISO_8859-2", "łódź"),
        ("utf-8", "日本"),
    ],
)
def test_written_in_utf_8_as_gettext_converts_it(charset: str, word: str, tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(catalog(charset, word.encode(charset)))
    read = read_catalog(path)
    assert read is not None
    assert read.entries[0].msgstr == word
    to_utf8 = [] if charset == "utf-8" else ["--to-code=UTF-8"]
    done = subprocess.run(["msgcat", "--no-wrap", *to_utf8, path], capture_output=True, check=True)
    assert format_catalog(read).encode() == done.stdout


@pytest.mark.parametrize("charset", ["ASCII", "CHARSET", "ISO-8859-15"])
def test_a_charset_is_changed_only_when_it_has_to_be(charset: str) -> None:
    plain = catalog(charset, b"word").decode()
    assert format_catalog(parse_catalog(plain, PATH)) == plain
    assert "charset=UTF-8" in format_catalog(parse_catalog(catalog(charset, "é".encode()).decode(), PATH))


@pytest.mark.parametrize("newline", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_byte_order_mark(newline: bytes, mark: bytes) -> None:
    text = catalog_text(mark + catalog("UTF-8", "é".encode(), newline), PATH)
    assert format_catalog(parse_catalog(text, PATH)) == catalog("UTF-8", "é".encode()).decode()


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        (catalog("UTF-8", b"\xe9"), 5, "not UTF-8"),
        (catalog("UTF-8", b"a").decode().encode("utf-16"), 1, "not UTF-8"),
        (catalog("UTF-8", b"a").decode().encode("utf-16-le"), 1, "not a line of a PO file"),
        (catalog("UTF-16", b"a"), 2, "charset UTF-16 is not read here"),
        (catalog("BIG5", b"a"), 2, "msgconv -t UTF-8"),
        (catalog("x\x80".encode().decode("latin-1"), b"a"), 2, "is not read here"),
        (catalog("EUC-JP", b"\xa4"), 5, "not in EUC-JP"),
        (catalog("EUC-JP", b"\x8f\xa2\xb7"), 2, "not in EUC-JP"),  # Python takes it for another character
    ],
)
def test_what_cannot_be_decoded_is_refused(data: bytes, line: int, message: str) -> None:
    with pytest.raises(TranslateError, match=message) as caught:
        parse_catalog(catalog_text(data, PATH), PATH)
    assert caught.value.line == line


def test_a_charset_named_in_a_text_declares_nothing() -> None:
    text = 'msgid "charset=KOI8-U"\nmsgstr "é"\n\nmsgid "b"\nmsgstr "charset=KOI8-U"\n'
    assert catalog_text(text.encode(), PATH) == text
