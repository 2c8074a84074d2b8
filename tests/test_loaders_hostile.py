"""Hostile bytes: each is a clear refusal or a sound document, and the others load.

Every sample of a format is damaged in every way, and read under every other format's name; then
come texts made to harm one reader. An alarm ends a test that hangs.
"""

import random
from collections.abc import Callable
from email.message import EmailMessage
from functools import cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

PROSE = "The ministry of Ruritania bought the spyware Harrier from Corvid Systems in 2020. "
SAID = PROSE.encode()
LOADS, FAILS, EITHER = "loads", "fails", "either"
ReadAmongGood = Callable[[str, bytes, str], None]

pytestmark = pytest.mark.usefixtures("in_time")
Harm = Callable[[bytes], bytes]


def _page(body: str) -> bytes:
    return f"<!DOCTYPE html><html><head><title>T</title></head><body>{body}</body></html>".encode()


def _packed(*members: tuple[str, bytes]) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return packed.getvalue()


@cache
def _pdf(text: str = PROSE) -> bytes:
    from fpdf import FPDF

    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=11)
    pdf.multi_cell(0, 6, text)
    return bytes(pdf.output())


@cache
def _docx() -> bytes:
    import docx

    word, packed = docx.Document(), BytesIO()
    word.add_paragraph(PROSE)
    word.save(packed)
    return packed.getvalue()


def _mail(body: str = PROSE) -> bytes:
    mail = EmailMessage()
    mail["Subject"], mail["From"] = "The sale", "Hedda <hedda@courier.example>"
    mail.set_content(body)
    return bytes(mail)


SAMPLES: dict[str, Callable[[], bytes]] = {
    "txt": lambda: SAID,
    "md": f"---\ntitle: T\n---\n\n# T\n\n{PROSE}".encode,
    "html": lambda: _page(f"<p>{PROSE}</p>"),
    "jsonl": f'{{"text": "{PROSE}"}}\n'.encode,
    "eml": _mail,
    "pdf": _pdf,
    "docx": _docx,
    "zip": lambda: _packed(("a.txt", PROSE.encode())),
}


def _flipped(content: bytes, seed: int) -> bytes:
    chance, changed = random.Random(seed), bytearray(content)
    for _ in range(max(1, len(content) // 50)):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _flip(seed: int) -> Harm:
    def flip(content: bytes) -> bytes:
        chance, changed = random.Random(seed), bytearray(content)
        for _ in range(max(1, len(content) // 50)):
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        return bytes(changed)

    return flip


def _noise(size: int) -> bytes:
    return random.Random(size).randbytes(size)


DAMAGES: dict[str, tuple[Harm, str]] = {
    "empty": (lambda _: b"", FAILS),
    "blanks": (lambda _: b" \n\t\r\n" * 99, FAILS),
    "noise": (lambda _: _noise(4000), FAILS),
    "zeros": (lambda _: bytes(5000), FAILS),
    "quarter": (lambda content: content[: len(content) // 4], EITHER),
    "half": (lambda content: content[: len(content) // 2], EITHER),
    "last byte gone": (lambda content: content[:-1], EITHER),
    "doubled": (lambda content: content + content, EITHER),
    "noise behind": (lambda content: content + _noise(900), EITHER),
    "zeros in front": (lambda content: bytes(3) + content, EITHER),
    "UTF-16 mark in front": (lambda content: b"\xff\xfe" + content, EITHER),
    "UTF-8 mark in front": (lambda content: b"\xef\xbb\xbf" + content, EITHER),
    "line ends": (lambda content: content.replace(b"\n", b"\r"), EITHER),
    **{f"flipped {seed}": (_flip(seed), EITHER) for seed in range(5)},
}


def _json(more: str) -> bytes:
    return f'{{"text": "{PROSE}", {more}}}'.encode()


def _front(lines: str, fence: str = "---") -> bytes:
    return f"{fence}\n{lines}\n{fence}\n{PROSE}".encode()


def _many_parts(count: int) -> bytes:
    part = b"--x\r\nContent-Type: text/plain\r\n\r\n" + SAID + b"\r\n"
    return b"Content-Type: multipart/mixed; boundary=x\r\n\r\n" + part * count + b"--x--"


def _parts_in_parts(depth: int) -> bytes:
    head = 'Content-Type: multipart/mixed; boundary="b{0}"\r\n\r\n--b{0}\r\n'
    heads = "".join(head.format(n) for n in range(depth))
    return heads.encode() + b"Content-Type: text/plain\r\n\r\n" + SAID


def _mails_in_mails(depth: int) -> bytes:
    return b"Content-Type: message/rfc822\r\n\r\n" * depth + b"\r\n" + SAID


YAML_BOMB = "a: &a [x, x]\n" + "\n".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]" for n in range(20)
)
ODD_YAML = "title: !!python/object/apply:os.system ['false']"
TEXTS: dict[str, tuple[str | bytes, str]] = {
    "one stray NUL": (SAID + b"\0" + SAID, LOADS),
    "right-to-left marks": ("\u202e\u200f" + PROSE, LOADS),
    "zero-width blanks": ("\u200b\u2060\ufeff" + PROSE, LOADS),
    "only zero-width blanks": ("\u200b\ufeff" * 99, FAILS),
    "invalid UTF-8": (SAID + b"\xff\xfe\xc3\x28 caf\xe9", LOADS),
    "overlong UTF-8": (SAID + b"\xc0\xaf\xe0\x80\xaf", LOADS),
    "surrogates in UTF-8": (SAID + b"\xed\xa0\x80", LOADS),
    "UTF-16 without mark": (PROSE.encode("utf-16-le"), LOADS),
    "odd UTF-16": (PROSE.encode("utf-16") + b"a", LOADS),
    "UTF-7 is plain": ("+AGE-" + PROSE, LOADS),
    "a name of 10,000 letters": (f"Mr {'Ab' * 5000} said so. {PROSE}", LOADS),
    "100,000 combining marks": (PROSE + "e" + "\u0301" * 100_000, LOADS),
    "terminal escapes": (PROSE + "\x1b[31mred\x1b[0m", LOADS),
    "only punctuation": ("... --- !!! " * 99, FAILS),
    "a million line ends": ("\n" * 1_000_000 + PROSE, LOADS),
}
MARKDOWN: dict[str, tuple[str | bytes, str]] = {
    "broken YAML": (_front("title: [\n: :"), LOADS),
    "YAML bomb": (_front(YAML_BOMB), LOADS),
    "YAML that makes objects": (_front(ODD_YAML), LOADS),
    "YAML 10,000 deep": (_front("a: " + "[" * 10_000), LOADS),
    "endless front matter": ("---\n" + "a: b\n" * 100_000 + PROSE, LOADS),
    "huge number in YAML": (_front("title: " + "9" * 9999), LOADS),
    "impossible date in YAML": (_front("date: 2021-99-99"), LOADS),
    "front matter alone": ("---\ntitle: T\n---\n", FAILS),
    "broken TOML": (_front("title = = ", "+++"), LOADS),
    "100,000 brackets": (f"# {'[' * 100_000}\n{PROSE}", LOADS),
}
LINES: dict[str, tuple[str | bytes, str]] = {
    "broken line": ('{"text": "a', FAILS),
    "huge number": (_json(f'"title": {"9" * 9999}'), EITHER),
    "large number": (_json(f'"url": {"9" * 999}'), LOADS),
    "not a number": (_json('"date": NaN'), LOADS),
    "text is a number": ('{"text": 3}', FAILS),
    "text is missing": ('{"title": "T"}', FAILS),
    "text is null": ('{"text": null}', FAILS),
    "a list": ('["text"]', FAILS),
    "a line 10,000 deep": ('{"text": ' + "[" * 10_000, FAILS),
    "lone surrogate": (_json('"title": "\\ud800"'), LOADS),
    "wrong types": (_json('"title": [], "url": {}, "date": true'), LOADS),
    "title of a million": (_json(f'"title": "{"x" * 10**6}"'), LOADS),
    "script address": (_json('"url": "javascript:x"'), LOADS),
    "same key twice": (f'{{"text": 3, "text": "{PROSE}"}}', LOADS),
}
MAILS: dict[str, tuple[str | bytes, str]] = {
    "1,000 parts in parts": (_parts_in_parts(1000), EITHER),
    "100 mails in mails": (_mails_in_mails(100), EITHER),
    "5,000 mails in mails": (_mails_in_mails(5000), EITHER),
    "3,000 parts": (_many_parts(3000), LOADS),
    "no boundary": ("Content-Type: multipart/mixed\n\n" + PROSE, EITHER),
    "wrong base64": ("Content-Transfer-Encoding: base64\n\n!!!" + PROSE, EITHER),
    "wrong charset": ("Content-Type: text/plain; charset=none\n\n" + PROSE, LOADS),
    "wrong headers": ("From: <<<>>>,,\nDate: 99 Foo\nSubject: =?x?y?z?=\n\n" + PROSE, LOADS),
    "wrong address": ('From: "\\\nTo: [\n\n' + PROSE, LOADS),
    "wrong attachment": (
        'Content-Disposition: attachment; filename="a.pdf"\n\n' + PROSE,
        FAILS,
    ),
    "header of a million": (f"Subject: {'x' * 10**6}\n\n{PROSE}", LOADS),
    "headers alone": ("Subject: nothing\n\n", FAILS),
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("format_", SAMPLES)
def test_damaged_bytes_are_refused_or_read(
    read_among_good: ReadAmongGood, format_: str, damage: str
) -> None:
    harm, wanted = DAMAGES[damage]
    read_among_good(f"x.{format_}", harm(SAMPLES[format_]()), wanted)


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("format_", SAMPLES)
def test_bytes_under_a_wrong_name_are_refused_or_read(
    read_among_good: ReadAmongGood, format_: str, name: str
) -> None:
    wanted = LOADS if format_ == name else EITHER
    read_among_good(f"x.{name}", SAMPLES[format_](), wanted)


@pytest.mark.parametrize(
    ("name", "content", "wanted"),
    [
        pytest.param(f"x.{suffix}", content, wanted, id=f"{suffix} {case}")
        for suffix, cases in (("txt", TEXTS), ("md", MARKDOWN), ("jsonl", LINES), ("eml", MAILS))
        for case, (content, wanted) in cases.items()
    ],
)
def test_hostile_texts_are_refused_or_read(
    read_among_good: ReadAmongGood, name: str, content: str | bytes, wanted: str
) -> None:
    content = content.encode() if isinstance(content, str) else content
    read_among_good(name, content, wanted)
