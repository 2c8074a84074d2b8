"""What the extractor reaches on annotated documents outside the project, and never less.

The corpus lies beside the repository and may be missing; then these tests are skipped.
"""

import importlib.util
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

import spygraph
from graph import Extraction
from loaders.documents import read
from loaders.errors import LoadError
from loaders.extract import extract
from spygraph.extraction_json import to_row

CORPUS = Path(__file__).parent.parent.parent / "shared" / "corpus"
SETS = {
    "seeds": (CORPUS / "seeds", CORPUS / "seedgold"),
    "dev": (CORPUS / "dev" / "texts", CORPUS / "dev" / "gold"),
}
SEED_ACTORS = {
    "NSO Group",
    "Pegasus",
    "Israel",
    "Mexico",
    "United Nations",
    "Amnesty International",
}

pytestmark = pytest.mark.skipif(
    not CORPUS.is_dir(), reason="the annotated corpus does not lie beside the repository"
)


@cache
def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", CORPUS / "dev" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def _extractions(name: str) -> dict[str, Extraction]:
    return {Path(x.document.source).stem: x for x in _read(SETS[name][0])}


def _read(folder: Path) -> Iterator[Extraction]:
    for document in read([folder]):
        assert not isinstance(document, LoadError)
        yield extract(document)


@cache
def _scores(name: str) -> dict[tuple[str, str, bool], float]:
    """F1 by what is scored, how strictly, and whether named actors only."""
    found = {stem: to_row(extraction, stem) for stem, extraction in _extractions(name).items()}
    result = _scorer().run(_scorer().load(SETS[name][1]), found)
    return {key: summary["micro"][2] for key, (summary, _) in result.items()}


@pytest.mark.parametrize(
    ("name", "what", "mode", "least"),
    [
        ("seeds", "entities", "strict", 0.85),
        ("seeds", "relations", "ignored", 0.80),
        ("dev", "entities", "strict", 0.82),
        ("dev", "relations", "ignored", 0.63),
    ],
)
def test_extractor_reaches_its_bar(name: str, what: str, mode: str, least: float) -> None:
    assert _scores(name)[(what, mode, True)] >= least


def test_seeds_give_one_actor_each(tmp_path: Path) -> None:
    with spygraph.open(str(tmp_path / "seeds.db")) as graph:
        graph.build(SETS["seeds"][0])
        names = [actor.name for actor in graph.actors()]
        found = {name: graph.actor(name).name for name in SEED_ACTORS}  # none is ambiguous
    assert found == {name: name for name in SEED_ACTORS}
    assert {name: names.count(name) for name in SEED_ACTORS} == dict.fromkeys(SEED_ACTORS, 1)


def test_seeds_connect_vendor_and_state(tmp_path: Path) -> None:
    with spygraph.open(str(tmp_path / "seeds.db")) as graph:
        graph.build(SETS["seeds"][0])
        paths = list(graph.paths("NSO Group", "Mexico"))
        assert paths
        for hop in paths[0].hops:
            for relationship in hop.relationships:
                assert relationship.claims[0].evidence.quote
