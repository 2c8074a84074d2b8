import json

import pytest

from spygraph.listing import FORMATS, Listing
from spygraph.plain import flat, wrap

ROWS = [
    {"name": "Orbo\nLabs", "score": 0.123456789, "names": ["a", "b"], "sure": True, "date": None},
    {"name": "Kessen, \udcff", "score": 2, "names": [], "sure": False, "date": "2021"},
]
FIELDS = tuple(ROWS[0])


def printed(capsysbinary: pytest.CaptureFixture[bytes], format_: str, *shown: str) -> str:
    Listing(ROWS, FIELDS, shown or FIELDS).print(format_)
    return capsysbinary.readouterr().out.decode("utf-8")


def test_json_is_verbatim_and_half_a_character_is_escaped(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    text = printed(capsysbinary, "json")
    assert json.loads(text) == ROWS
    assert "\\udcff" in text


def test_json_lines_are_one_row_a_line(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    lines = printed(capsysbinary, "jsonl").splitlines()
    assert [json.loads(line) for line in lines] == ROWS


def test_csv_keeps_line_breaks_in_quotes(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert printed(capsysbinary, "csv") == (
        "name,score,names,sure,date\r\n"
        '"Orbo\nLabs",0.123457,a; b,yes,\r\n'
        '"Kessen, \\udcff",2,,no,2021\r\n'
    )


def test_table_shows_chosen_fields_flat(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert printed(capsysbinary, "table", "name", "sure").splitlines()[2:] == [
        "Orbo Labs       yes",
        "Kessen, \\udcff  no",
    ]


@pytest.mark.parametrize("format_", FORMATS)
def test_no_rows_give_what_the_format_has_for_it(
    capsys: pytest.CaptureFixture[str], format_: str
) -> None:
    Listing([], ("a", "b"), ("a",), "nobody there").print(format_)
    out, err = capsys.readouterr()
    expected = {"table": "", "json": "[]\n", "jsonl": "", "csv": "a,b\r\n"}
    assert out == expected[format_]
    assert err == ("nobody there\n" if format_ == "table" else "")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("one\r\n two\t three", "one two three"),
        ("\x1b]0;owned\x07red\x1b[31m", "]0;owned red [31m"),
        ("a\u202egnp.exe", "a gnp.exe"),
        ("\u200bname\ufeff", "\u200bname\ufeff"),
        ("\u2028new line", "new line"),
    ],
)
def test_flat_text_drives_no_terminal(text: str, plain: str) -> None:
    assert flat(text) == plain


def test_wrap_fits_the_width_where_there_is_one() -> None:
    text = "word " * 30
    assert wrap(text, "a: ", "   ", None) == "a: " + " ".join(["word"] * 30)
    lines = wrap(text, "a: ", "   ", 40).splitlines()
    assert max(map(len, lines)) <= 40
    assert all(line.startswith("   word") for line in lines[1:])
