"""Bytes to text, in whatever encoding they are; what is no text is refused."""

import codecs
import re

from loaders.errors import LoadError

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins with that of UTF-16, so it comes first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 64 * 1024  # enough to judge by; some judges look at all they are given
_CONTROL = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
_STRAY = 0.005  # of letters: more control characters than that are no accident
_FEW_HIGH = 0.06  # of bytes: an English text with a few foreign names and curly quotes
# The encodings of the web before Unicode; others are so rare that a guess is more likely wrong.
_LEGACY = [
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257"),
    *("koi8_r", "iso8859_2", "iso8859_5", "mac_roman", "cp866", "tis_620"),
    *("cp932", "euc_jp", "gb18030", "big5", "euc_kr"),
]
_DROPPED = re.compile("[\x00\ufeff]")
_UNSEEN = re.compile("[\x01-\x08\x0e-\x1f\x7f]")
_LONE = re.compile("[\ud800-\udfff]")


def decode(content: bytes, where: str, declared: str = "") -> str:
    """The text of these bytes, as `tidy` leaves it; LoadError where they are no text.

    A byte order mark decides, then UTF-8, then the `declared` encoding, then likelihood.
    """
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return tidy(content[len(mark) :].decode(encoding, "replace"))
    if wide := _wide(content[:_SAMPLE]):
        return tidy(content.decode(wide, "replace"))
    _refuse_binary(content[:_SAMPLE], where)
    try:
        return tidy(content.decode("utf-8"))
    except UnicodeDecodeError:
        return tidy(_decode_legacy(content, declared))


def tidy(text: str) -> str:
    """Text as we store it: LF ends a line, no control characters, nothing that UTF-8 lacks."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _UNSEEN.sub(" ", _DROPPED.sub("", text))
    return _LONE.sub("\ufffd", text)


def _wide(sample: bytes) -> str:
    """UTF-16 without a mark: in Latin script every other byte is zero."""
    pairs = len(sample) // 2
    if pairs < 2:
        return ""
    even, odd = sample[: 2 * pairs : 2].count(0), sample[1 : 2 * pairs : 2].count(0)
    if odd > 0.6 * pairs and even < 0.05 * pairs:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * pairs and odd < 0.05 * pairs else ""


def _refuse_binary(sample: bytes, where: str) -> None:
    control = len(sample) - len(sample.translate(None, _CONTROL))
    if control > max(3, _STRAY * len(sample)):
        raise LoadError(
            "is binary, not text", where=where, hint="give its text, or a format that is read"
        )


def _decode_legacy(content: bytes, declared: str) -> str:
    for encoding in (declared, _guess(content)):
        try:
            if encoding and encoding.isascii():
                return content.decode(encoding)
        except (LookupError, UnicodeError, ValueError):
            continue
    return _decode_mixed(content)


def _guess(content: bytes) -> str:
    """The likeliest encoding of bytes that are not UTF-8, or nothing where they mostly are."""
    odd = content.decode("utf-8", "surrogateescape")
    broken = sum(1 for _ in _LONE.finditer(odd))
    high = len(content) - len(content.translate(None, bytes(range(128, 256))))
    if broken < 0.2 * high:  # mostly good UTF-8 with some bytes that are not
        return ""
    if high < _FEW_HIGH * len(content):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(content[:_SAMPLE], cp_isolation=_LEGACY).best()
    return best.encoding if best else ""


def _decode_mixed(content: bytes) -> str:
    """UTF-8 where it is UTF-8; every other byte as Windows-1252 has it, or else Latin-1."""
    odd = content.decode("utf-8", "surrogateescape")
    return _LONE.sub(lambda match: _legacy_letter(ord(match[0]) - 0xDC00), odd)


def _legacy_letter(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return "\ufffd"
