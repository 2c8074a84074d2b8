"""Hostile pages, archives, Word files and PDFs: each is a clear refusal or a sound document."""

import random
import re
import zlib
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from graph import Document
from loaders.documents import read
from loaders.errors import LoadError

PROSE = "The ministry of Ruritania bought the spyware Harrier from Corvid Systems in 2020. "
SAID = PROSE.encode()
LOADS, FAILS, EITHER = "loads", "fails", "either"
ReadAmongGood = Callable[[str, bytes, str], None]

pytestmark = pytest.mark.usefixtures("in_time")
MEGA = 1024 * 1024


def _page(body: str) -> bytes:
    return f"<!DOCTYPE html><html><head><title>T</title></head><body>{body}</body></html>".encode()


def _packed(*members: tuple[str, bytes]) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return packed.getvalue()


@cache
def _docx() -> bytes:
    import docx

    word, packed = docx.Document(), BytesIO()
    word.add_paragraph(PROSE)
    word.save(packed)
    return bytes(packed.getvalue())


def _text_pdf(text: str, password: str | None = None) -> bytes:
    from fpdf import FPDF

    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=11)
    pdf.multi_cell(0, 6, text)
    if password:
        pdf.set_encryption(owner_password="o", user_password=password)
    return bytes(pdf.output())


def _nested_zip(depth: int) -> bytes:
    content = SAID
    for level in range(depth):
        content = _packed((f"{level}.zip" if level else "a.txt", content))
    return content


def _word(xml: str) -> bytes:
    with ZipFile(BytesIO(_docx())) as archive:
        members = [(name, archive.read(name)) for name in archive.namelist()]
    return _packed(
        *((name, xml.encode() if name == "word/document.xml" else old) for name, old in members)
    )


def _encrypted_zip() -> bytes:
    content = bytearray(_packed(("a.txt", SAID)))
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + place] |= 1
    return bytes(content)


def _lying_zip() -> bytes:
    """A member that says it is small and unpacks to more."""
    content = bytearray(_packed(("a.txt", SAID * 1000)))
    place = content.index(b"PK\x01\x02") + 24
    content[place : place + 4] = (100).to_bytes(4, "little")
    return bytes(content)


def _linked(json: str) -> bytes:
    return _page(f'<script type="application/ld+json">{json}</script><p>{PROSE}')


def _attributes(count: int) -> str:
    return f"<p {' '.join(f'a{n}=x' for n in range(count))}>{PROSE}"


ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
    + "]>"
)


def _body(start: str) -> str:
    """The XML of a Word document whose body starts so; what is open in it is closed."""
    names = re.findall(r"<(w:\w+)>", start)
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    ends = "".join(f"</{name}>" for name in reversed(names))
    return f'<w:document xmlns:w="{space}"><w:body>{start}{ends}</w:body></w:document>'


OUTSIDE = '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
LOOP = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[2 0 R]/Count 9999999>>endobj
trailer<</Root 1 0 R>>"""
BOMB = b"a" * 100_000_000
Made = dict[str, tuple[Callable[[], bytes], str]]
Pages = dict[str, tuple[Callable[[], str], str]]

PAGES: Pages = {
    "100,000 nested tags": (lambda: "<div>" * 100_000 + PROSE, FAILS),
    "1,000 nested tags": (lambda: "<div>" * 1000 + PROSE, LOADS),
    "a million attributes": (lambda: _attributes(1_000_000), LOADS),
    "1,000 attributes 500 times": (lambda: _attributes(1000) * 500, LOADS),
    "two million tags": (lambda: "<b>" * 2_000_000 + PROSE, FAILS),
    "100,000 scripts": (lambda: "<script></script>word " * 100_000 + PROSE, LOADS),
    "200,000 unclosed tags": (lambda: PROSE + "<a " * 200_000, LOADS),
    "200,000 open comments": (lambda: PROSE + "<!--" * 200_000, LOADS),
    "1,500 raised marks": (lambda: "<sup>" * 1500 + PROSE * 9999, LOADS),
    "700 headings in headings": (lambda: "<h2><div>" * 700 + PROSE * 9999, LOADS),
    "1,500 headers in headers": (lambda: "<header>" * 1500 + "<p></p>" * 50_000 + PROSE, LOADS),
    "script alone": (lambda: "<script>var text = 'words'</script>", FAILS),
    "script never closed": (lambda: PROSE + "<script>" + "x<" * 99, LOADS),
    "menu alone": (lambda: "<nav><ul><li>Home<li>About</ul></nav>", EITHER),
    "frameset": (lambda: "<frameset><frame src=a></frameset>", FAILS),
    "broken JSON-LD": (lambda: f'<script type="application/ld+json">{{</script><p>{PROSE}', LOADS),
    "wrong charset": (lambda: f'<meta charset="utf-16"><p>{PROSE}', LOADS),
    "charset of a million": (lambda: f'<meta charset="{"u" * 10**6}"><p>{PROSE}', LOADS),
    "NUL in tags": (lambda: f"<p\0>{PROSE}</p\0>", LOADS),
    "numeric references": (lambda: f"<p>&#0;&#xD800;&#99999999999;{PROSE}", LOADS),
    "deep tables": (lambda: "<table><tr><td>" * 400 + PROSE, LOADS),
    "long class": (lambda: f"<p class='{'ad ' * 1500}'>x<p>{PROSE}", LOADS),
}
BYTES: dict[str, Made] = {
    "html": {
        "html no tag but one": (lambda: b"<html>", FAILS),
        "html entity bomb": (f"{ENTITIES}<html><p>&m; {PROSE}".encode, LOADS),
        "html JSON-LD 10,000 deep": (lambda: _linked("[" * 10_000), LOADS),
        "html JSON-LD in itself": (lambda: _linked('{"@graph": [{"@graph": [3]}]}'), LOADS),
    },
    "zip": {
        "zip bomb": (lambda: _packed(("a.txt", BOMB)), FAILS),
        "zip in zip": (lambda: _nested_zip(3), LOADS),
        "zip in zip 20 times": (lambda: _nested_zip(20), FAILS),
        "zip bomb in zip": (lambda: _packed(("b.zip", _packed(("a.txt", BOMB)))), FAILS),
        "zip that climbs": (lambda: _packed(("../../a.txt", SAID)), FAILS),
        "zip of absolute names": (lambda: _packed(("/etc/a.txt", SAID)), FAILS),
        "zip of Windows names": (lambda: _packed(("C:\\a.txt", SAID)), FAILS),
        "zip that climbs in Windows": (lambda: _packed(("..\\a.txt", SAID)), FAILS),
        "zip that lies": (_lying_zip, FAILS),
        "zip encrypted": (_encrypted_zip, FAILS),
        "zip of nothing": (_packed, FAILS),
        "zip of pictures": (lambda: _packed(("a.png", b"\x89PNG")), FAILS),
        "zip of odd names": (lambda: _packed(("\n\u202e\7" + "n" * 5000 + ".txt", SAID)), LOADS),
        "zip of 60,000": (lambda: _packed(*((f"{n}.txt", b"") for n in range(60_000))), FAILS),
        "zip without end": (lambda: _packed(("a.txt", SAID))[:-30], FAILS),
    },
    "docx": {
        "docx that is a zip": (lambda: _packed(("a.txt", SAID)), FAILS),
        "docx that is a sheet": (lambda: _packed(("[Content_Types].xml", b"<x/>")), FAILS),
        "docx without parts": (lambda: _packed(("word/document.xml", b"<x/>")), FAILS),
        "docx that is no XML": (lambda: _word("no xml"), FAILS),
        "docx entity bomb": (lambda: _word(ENTITIES + _body("<w:p><w:r><w:t>&m;")), FAILS),
        "docx outside entity": (lambda: _word(OUTSIDE + _body("<w:p><w:r><w:t>&a;")), FAILS),
        "docx 5,000 deep": (lambda: _word(_body("<w:sdt>" * 5000)), FAILS),
        "docx of tables": (lambda: _word(_body("<w:tbl><w:tr><w:tc>" * 70)), FAILS),
        "docx bomb": (lambda: _word(_body("") + " " * 70 * MEGA), FAILS),
        "docx without text": (lambda: _word(_body("<w:p>")), FAILS),
    },
    "pdf": {
        "pdf without text": (lambda: _text_pdf(" "), FAILS),
        "pdf locked": (lambda: _text_pdf(PROSE, password="u"), FAILS),
        "pdf mark alone": (lambda: b"%PDF-1.7\n", FAILS),
        "pdf mark and noise": (lambda: b"%PDF-1.7\n" + random.Random(3).randbytes(9999), FAILS),
        "pdf that points to itself": (lambda: LOOP, FAILS),
        "pdf bomb": (lambda: b"%PDF-1.4\n1 0 obj<</Filter/FlateDecode>>stream\n"
                     + zlib.compress(bytes(50_000_000)), FAILS),
        "pdf behind junk": (lambda: b"junk" * 50 + _text_pdf(PROSE), LOADS),
    },
}  # fmt: skip


@pytest.mark.parametrize("case", PAGES)
def test_hostile_pages_are_refused_or_read(read_among_good: ReadAmongGood, case: str) -> None:
    make, wanted = PAGES[case]
    read_among_good("x.html", _page(make()), wanted)


@pytest.mark.parametrize(
    ("suffix", "case"), [(suffix, case) for suffix, cases in BYTES.items() for case in cases]
)
def test_hostile_files_are_refused_or_read(
    read_among_good: ReadAmongGood, suffix: str, case: str
) -> None:
    make, wanted = BYTES[suffix][case]
    read_among_good(f"x.{suffix}", make(), wanted)


@pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")
def test_a_bad_member_does_not_hide_the_others(tmp_path: Path) -> None:
    bad = [("../b.txt", SAID), ("a.txt", SAID), ("c.pdf", b"%PDF-"), (".d.txt", SAID)]
    path = tmp_path / "x.zip"
    path.write_bytes(_packed(("a.txt", SAID), *bad, ("e.txt", SAID)))
    found = [
        (one.where, one.what) if isinstance(one, LoadError) else one.source for one in read([path])
    ]
    assert found == [
        (f"{path}!../b.txt", "points outside of the archive"),
        f"{path}!a.txt",
        (f"{path}!a.txt", "is in the archive twice"),
        (f"{path}!c.pdf", found[3][1]),
        f"{path}!e.txt",
    ]


def test_an_archive_unpacks_to_a_bounded_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = _packed(*((f"{n}.txt", SAID) for n in range(9)))
    path = tmp_path / "x.zip"
    path.write_bytes(_packed(("a.zip", inner), ("b.zip", inner)))
    monkeypatch.setattr("loaders.sources.Allowance.__init__", _small_allowance)
    found = list(read([path]))
    assert 0 < sum(isinstance(one, Document) for one in found) < 18
    assert "too much to unpack" in str(found[-1])


def _small_allowance(allowance: object) -> None:
    allowance.left = 2500  # type: ignore[attr-defined]
