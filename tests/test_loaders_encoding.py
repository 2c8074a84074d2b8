"""Bytes become the text that their writer saw."""

import codecs

import pytest

from loaders.encoding import decode, tidy
from loaders.errors import LoadError

SENTENCE = "Óscar Peña said “no” — the café in Kraków was watched."
TURKISH = "Türkiye’de gazetecinin telefonu izlendi, şirket ise suçlamaları reddetti."
RUSSIAN = "Журналист сообщил, что его телефон был взломан неизвестными в прошлом году."
JAPANESE = "記者の電話がハッキングされた。調査の結果、外国の会社が作った道具が見つかった。"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (SENTENCE.encode(), SENTENCE),
        (codecs.BOM_UTF8 + SENTENCE.encode(), SENTENCE),
        (codecs.BOM_UTF16_LE + SENTENCE.encode("utf-16-le"), SENTENCE),
        (codecs.BOM_UTF16_BE + SENTENCE.encode("utf-16-be"), SENTENCE),
        (codecs.BOM_UTF32_LE + SENTENCE.encode("utf-32-le"), SENTENCE),
        (SENTENCE.encode("utf-16-le"), SENTENCE),
        (SENTENCE.encode("utf-16-be"), SENTENCE),
        (b"The caf\xe9 \x96 it said \x93no\x94 to everybody who had asked it.", None),
        (TURKISH.encode("cp1254"), TURKISH),
        (RUSSIAN.encode("cp1251"), RUSSIAN),
        (RUSSIAN.encode("koi8_r"), RUSSIAN),
        (JAPANESE.encode("cp932"), JAPANESE),
    ],
)
def test_decode_finds_the_encoding(content: bytes, text: str | None) -> None:
    wanted = text or "The café – it said “no” to everybody who had asked it."
    assert decode(content, "here") == wanted


def test_decode_keeps_good_utf8_around_a_bad_byte() -> None:
    content = ("Peña and Müller and Żółw " * 20).encode() + b"caf\xe9"
    assert decode(content, "here") == "Peña and Müller and Żółw " * 20 + "café"


def test_decode_shows_a_byte_that_no_encoding_has() -> None:
    content = ("Peña and Müller " * 20).encode() + b"x\x81y"
    assert decode(content, "here").endswith("x\ufffdy")


def test_decode_believes_what_is_declared() -> None:
    assert decode(RUSSIAN.encode("cp866"), "here", declared="cp866") == RUSSIAN


@pytest.mark.parametrize("declared", ["no-such-encoding", "utf-8", "undefined", "ünicode", "hex"])
def test_decode_survives_a_wrong_declaration(declared: str) -> None:
    assert decode(b"The caf\xe9 was watched by the ministry.", "here", declared).startswith("The")


@pytest.mark.parametrize(
    "content",
    [bytes(range(256)) * 4, b"\x00\x01\x02\x03" * 50, b"MZ\x90\x00\x03\x00\x00\x00\x04" * 9],
)
def test_decode_refuses_what_is_no_text(content: bytes) -> None:
    with pytest.raises(LoadError, match="here: is binary"):
        decode(content, "here")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        ("na\x00me", "name"),
        ("a\ufeffb", "ab"),
        ("unit\x1fseparator", "unit separator"),
        ("lone \ud800 surrogate", "lone \ufffd surrogate"),
        ("soft\u00adhyphen, no\u00a0break, \u200fright, ﬁgure", None),
    ],
)
def test_tidy_leaves_all_but_line_ends_and_controls(text: str, wanted: str | None) -> None:
    assert tidy(text) == (text if wanted is None else wanted)
