"""The documents of examples/: what a reader can check is found, and nothing from the rims."""

import csv
import importlib.util
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from graph import Claim, Entity, Extraction, strongest
from loaders.documents import read_one
from loaders.extract import extract
from ontology import EntityType, RelationType

EXAMPLES = Path(__file__).parent.parent / "examples"
DOCUMENTS = sorted((EXAMPLES / "documents").iterdir())
LETTER = EXAMPLES / "documents" / "08-open-letter.md"

Fact = tuple[str, str, str, str, str]

RIMS = {
    "04-whatsapp-verdict.html": (
        ["Orbitronix", "Glimmerwort", "Norway", "Belgium", "Denmark", "M. Dunnock", "quillfeather"],
        ["football league", "fishermen", "ten years ago"],
    ),
    "07-un-experts-catalonia.html": (["Andorra", "Lantern", "France"], ["lighthouse keepers"]),
}
"""By document: names that stand only in menus, comments and related headlines, and words there."""


@cache
def _read(name: str) -> Extraction:
    return extract(read_one(EXAMPLES / "documents" / name))


def _rows() -> list[dict[str, str]]:
    with (EXAMPLES / "facts.csv").open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


def _facts() -> Iterator[object]:
    """The rows as cases; one that is not reached must fail, so that its day is noticed."""
    for row in _rows():
        fact = (row["document"], row["head"], row["type"], row["tail"], row["status"])
        late = pytest.mark.xfail(reason="not reached", strict=True, raises=AssertionError)
        marks = [] if row["reached"] == "yes" else [late]
        yield pytest.param(fact, marks=marks, id="|".join(fact))


def _is_called(entity: Entity, name: str) -> bool:
    return _plain(name) in {_plain(known) for known in (entity.name, *entity.aliases)}


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ").rstrip(".")


def _claims(document: str, head: str, relation: str, tail: str) -> list[Claim]:
    return [
        claim
        for claim in _read(document).claims
        if claim.type is RelationType(relation)
        and _is_called(claim.head.entity, head)
        and _is_called(claim.tail.entity, tail)
    ]


def _signatories() -> list[str]:
    """The names on the letter's two lists, without acronyms in brackets and without roles."""
    _, _, lists = LETTER.read_text(encoding="utf-8").partition("## Organisations")
    organisations, _, people = lists.partition("## Individuals")
    return [
        *(line.strip().partition(" (")[0] for line in organisations.split("\n- ")[1:]),
        *(line.strip().partition(",")[0] for line in people.split("\n- ")[1:]),
    ]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_example_gives_claims_with_verbatim_quotes(path: Path) -> None:
    read = _read(path.name)
    assert read.claims
    for claim in read.claims:
        span = claim.evidence.span
        assert read.document.text[span.start : span.end] == claim.evidence.quote


@pytest.mark.parametrize("fact", list(_facts()))
def test_what_a_reader_can_check_is_found_and_nothing_beside_it(fact: Fact) -> None:
    document, head, relation, tail, status = fact
    assert _status(_claims(document, head, relation, tail)) == status


def _status(claims: list[Claim]) -> str:
    """That of the strongest claim, or `none` as facts.csv has it where a document says no such."""
    return strongest(claim.status for claim in claims) if claims else "none"


def test_facts_are_about_every_document_and_mostly_reached() -> None:
    facts = {tuple(list(row.values())[:5]) for row in _rows()}
    assert len(facts) == len(_rows())
    assert {row["document"] for row in _rows()} == {path.name for path in DOCUMENTS}
    assert {row["reached"] for row in _rows()} <= {"yes", "no"}
    assert sum(row["reached"] == "yes" for row in _rows()) >= 90


@pytest.mark.parametrize("document", RIMS)
def test_rims_of_a_page_claim_nothing(document: str) -> None:
    names, words = RIMS[document]
    ends = [end.entity.name for claim in _read(document).claims for end in claim.ends]
    quotes = " ".join(claim.evidence.quote for claim in _read(document).claims)
    assert not set(names) & set(ends)
    assert not [word for word in words if word in quotes]


@pytest.mark.parametrize("name", _signatories())
def test_signatory_of_the_letter_signs(name: str) -> None:
    assert [claim for claim in _signed() if _is_called(claim.head.entity, name)]


def test_letter_is_signed_by_nobody_else() -> None:
    assert len(_signatories()) == len({claim.head.entity.id for claim in _signed()}) == 68
    assert [claim.tail.entity.type for claim in _signed()] == [EntityType.DOCUMENT] * 68
    assert len({claim.tail.entity.id for claim in _signed()}) == 1


def _signed() -> list[Claim]:
    return [claim for claim in _read(LETTER.name).claims if claim.type is RelationType.SIGNED]


def test_actors_stand_in_several_documents() -> None:
    wanted = {"NSO Group", "Pegasus", "Mexico", "Israel", "Intellexa", "Predator", "Greece"}
    wanted |= {"Citizen Lab", "Amnesty International"}
    for name in wanted:
        heard = [path for path in DOCUMENTS if _is_an_end(path.name, name)]
        assert len(heard) >= 2, name


def _is_an_end(document: str, name: str) -> bool:
    claims = _read(document).claims
    return any(_is_called(end.entity, name) for claim in claims for end in claim.ends)


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_binaries", EXAMPLES / "make_binaries.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_drafts_make_the_same_bytes_twice_and_the_text_that_is_kept(
    maker: ModuleType, tmp_path: Path
) -> None:
    folders = [tmp_path / "first", tmp_path / "second"]
    for folder in folders:
        folder.mkdir()
        maker.main(folder)
    made = sorted(path.name for path in folders[0].iterdir())
    assert made == [path.name for path in DOCUMENTS if path.suffix in {".pdf", ".docx"}]
    for name in made:
        assert (folders[0] / name).read_bytes() == (folders[1] / name).read_bytes()
        assert read_one(folders[0] / name).text == _read(name).document.text
