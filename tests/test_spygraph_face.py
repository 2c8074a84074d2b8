import inspect
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

import spygraph
from graph import ActorError, Extraction, StoreError
from graph.sqlite_store import SqliteStore
from graph.store import Outcome
from loaders.errors import LoadError
from ontology import OntologyError


def test_every_public_name_is_there_and_no_other() -> None:
    assert len(set(spygraph.__all__)) == len(spygraph.__all__)
    for name in spygraph.__all__:
        assert getattr(spygraph, name) is not None
    here = {
        name
        for name, value in vars(spygraph).items()
        if not name.startswith("_") and not inspect.ismodule(value)
    }
    assert here - {"TYPE_CHECKING"} <= set(spygraph.__all__)
    assert dir(spygraph) == sorted(spygraph.__all__)


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        spygraph.nothing  # noqa: B018


TEXT = "NSO Group sold Pegasus to Mexico."


def test_extract_reads_a_text() -> None:
    extraction = spygraph.extract(TEXT)
    assert ("NSO Group", "SELLS_TO", "Mexico") in [
        (one.head.entity.name, one.type, one.tail.entity.name) for one in extraction.claims
    ]


@pytest.mark.parametrize("as_text", [True, False])
def test_extract_reads_a_file(tmp_path: Path, as_text: bool) -> None:
    path = tmp_path / "two words.txt"
    path.write_text(TEXT, encoding="utf-8")
    extraction = spygraph.extract(str(path) if as_text else path)
    assert extraction.document.source == str(path)
    assert extraction.document.text == TEXT


@pytest.mark.parametrize("missing", ["/no/such/letter.txt", Path("/no/such/letter")])
def test_extract_takes_a_mistyped_path_for_no_text(missing: str | Path) -> None:
    with pytest.raises(LoadError, match="letter"):
        spygraph.extract(missing)


@pytest.mark.parametrize("text", ["x" * 5000 + ".txt", "a\0b.txt", "two words.txt"])
def test_extract_takes_what_can_be_no_path_for_a_text(text: str) -> None:
    assert spygraph.extract(text).document.source.startswith("text:")


@pytest.mark.parametrize("text", ["", " \n"])
def test_extract_of_no_words_is_refused(text: str) -> None:
    with pytest.raises(LoadError, match="holds no text"):
        spygraph.extract(text)


def test_graph_is_built_and_asked(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    with spygraph.open(str(tmp_path / "graph.db")) as graph:
        report = graph.build(tmp_path / "one.txt", tmp_path / "none.txt")
        assert (report.outcomes[Outcome.NEW], len(report.failures)) == (1, 1)
        assert graph.actor("pegasus").type == "Product"
        assert [actor.name for actor in graph.actors(types=["Vendor"])] == ["NSO Group"]
        (claim,) = graph.claims(head="nso group", types="sells_to", statuses="confirmed")
        assert claim.evidence.quote == TEXT
        assert graph.paths("NSO Group", "Mexico", limit=1)[0].hops[0].end.name == "Mexico"
        assert graph.rank("degree", types=["State"])[0][1].name == "Mexico"
        assert graph.to_networkx().number_of_nodes() == 3
        assert graph.stats()[0].count == 1
        assert list(graph.check()) == []


def test_graph_sees_what_build_and_remove_change(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "two.txt").write_text("Intellexa develops Predator.", encoding="utf-8")
    with spygraph.open(str(tmp_path / "graph.db")) as graph:
        graph.build(tmp_path / "one.txt")
        with pytest.raises(ActorError):
            graph.actor("Predator")
        graph.build(tmp_path / "two.txt")
        assert graph.actor("Predator").name == "Predator"
        graph.remove("two.txt")
        with pytest.raises(ActorError):
            graph.actor("Predator")
        assert [one.text for one in graph.documents()] == [TEXT]


def test_questions_are_of_one_moment_while_another_program_builds(
    trade_store: str, make: Callable[..., Extraction]
) -> None:
    with spygraph.open(trade_store) as graph:
        before = {actor.name for actor in graph.actors()}
        with closing(SqliteStore(trade_store)) as other:
            told = [("Tarn Group", "SELLS_TO", "Borduria", "confirmed")]
            types = {"Tarn Group": "Vendor", "Borduria": "State"}
            other.add(make("Tarn Group sold to Borduria.", types, told, source="/news/9.txt"))
        assert {one.head.name for one in graph.relationships()} <= before
    with spygraph.open(trade_store) as graph:
        assert "Tarn Group" in {one.head.name for one in graph.relationships()}


def test_question_to_no_store_is_refused(tmp_path: Path) -> None:
    graph = spygraph.open(str(tmp_path / "none.db"))
    with pytest.raises(StoreError, match="there is no store"):
        graph.actors()
    graph.close()
    assert list(tmp_path.iterdir()) == []


def test_wrong_url_is_told_when_opened() -> None:
    with pytest.raises(spygraph.SpygraphError, match="not supported yet"):
        spygraph.open("bolt://host")


def test_word_that_is_no_term_is_refused(trade_store: str) -> None:
    with spygraph.open(trade_store) as graph, pytest.raises(OntologyError, match="sure"):
        graph.relationships(statuses=["sure"])


def test_store_of_the_environment_is_the_default(
    trade_store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SPYGRAPH_STORE", trade_store)
    with spygraph.open() as graph:
        assert len(list(graph.documents())) == 5
        assert {one.type for one in graph.relationships(types="USED,SELLS_TO")} == {
            "USED",
            "SELLS_TO",
        }
