"""What every store must do, whatever it is made of."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from graph import Evidence, Extraction, StoreError, partial_date
from graph.ids import DocumentId
from graph.sqlite_store import SqliteStore
from graph.store import GraphStore, Outcome, Selection
from ontology import EntityType, RelationType, Status

Make = Callable[..., Extraction]

STORES: dict[str, Callable[[Path], GraphStore]] = {
    "file": lambda folder: SqliteStore(folder / "store.db"),
    "memory": lambda _: SqliteStore(":memory:"),
}


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[GraphStore]:
    with closing(STORES[request.param](tmp_path)) as opened:
        yield opened


def contents(store: GraphStore) -> list[Extraction]:
    return [store.extraction(document.id) for document in store.documents()]


def in_order(extraction: Extraction) -> Extraction:
    return replace(
        extraction,
        entities=tuple(sorted(extraction.entities, key=lambda one: one.id)),
        mentions=tuple(
            sorted(extraction.mentions, key=lambda one: (one.evidence.span, one.entity.id))
        ),
        claims=tuple(sorted(extraction.claims, key=lambda one: (one.evidence.span, one.id))),
    )


def test_an_extraction_comes_out_as_it_went_in(store: GraphStore, sale: Extraction) -> None:
    sale = replace(sale, notes=("the date is a guess", "”"))
    assert store.add(sale) is Outcome.NEW
    assert store.extraction(sale.document.id) == in_order(sale)
    assert list(store.documents()) == [sale.document]
    assert set(store.entities()) == set(sale.entities)
    assert set(store.mentions(sale.document.id)) == set(sale.mentions)
    assert set(store.claims()) == set(sale.claims)
    assert list(store.check()) == []


def test_an_empty_store_holds_nothing(store: GraphStore) -> None:
    assert contents(store) == []
    assert not list(store.entities())
    assert not list(store.claims())
    assert not list(store.check())


def test_a_document_without_claims_is_kept(store: GraphStore, make: Make) -> None:
    silent = make("Nothing is said here.", {})
    assert store.add(silent) is Outcome.NEW
    assert contents(store) == [silent]


@pytest.mark.parametrize("text", ["a\0b Orbo", "\u202eOrbo\u202c", "ﬁn 𝔘 Orbo 🕵️", "é Orbo\r\n"])
def test_any_text_comes_out_as_it_went_in(store: GraphStore, make: Make, text: str) -> None:
    kept = make(text, {"Orbo": "Vendor"})
    store.add(kept)
    assert contents(store) == [kept]
    assert list(store.check()) == []


def test_half_a_character_is_refused_and_nothing_written(store: GraphStore, make: Make) -> None:
    broken = make("Orbo", {"Orbo": "Vendor"}, title="\ud800")
    with pytest.raises(StoreError, match="half a character"):
        store.add(broken)
    assert contents(store) == []


def test_the_same_document_twice_is_unchanged(store: GraphStore, sale: Extraction) -> None:
    assert store.foresee(sale.document, sale.extractor) is Outcome.NEW
    store.add(sale)
    assert store.foresee(sale.document, sale.extractor) is Outcome.UNCHANGED
    assert store.add(sale) is Outcome.UNCHANGED
    assert contents(store) == [in_order(sale)]


def test_an_unchanged_document_needs_no_claims(store: GraphStore, sale: Extraction) -> None:
    store.add(sale)
    bare = Extraction(sale.document, extractor=sale.extractor)
    assert store.add(bare) is Outcome.UNCHANGED
    assert contents(store) == [in_order(sale)]


def test_a_newer_extractor_replaces_what_an_older_one_read(
    store: GraphStore, sale: Extraction
) -> None:
    store.add(sale)
    newer = replace(sale, claims=sale.claims[:1], extractor="test 2")
    assert store.foresee(newer.document, "test 2") is Outcome.REPLACED
    assert store.add(newer) is Outcome.REPLACED
    assert contents(store) == [in_order(newer)]


def test_another_reading_of_the_same_bytes_replaces_the_text(
    store: GraphStore, sale: Extraction
) -> None:
    store.add(sale)
    reread = Extraction(replace(sale.document, text="Read better."), extractor=sale.extractor)
    assert store.add(reread) is Outcome.REPLACED
    assert contents(store) == [reread]
    assert list(store.check()) == []


def test_a_changed_document_replaces_the_one_of_the_same_source(
    store: GraphStore, make: Make, sale: Extraction
) -> None:
    store.add(sale)
    changed = make("Orbo Labs sold nothing.", {"Orbo Labs": "Vendor"})
    assert changed.document.source == sale.document.source
    assert store.foresee(changed.document, "test 1") is Outcome.REPLACED
    assert store.add(changed) is Outcome.REPLACED
    assert contents(store) == [changed]
    assert list(store.check()) == []


def test_a_document_stays_while_a_second_source_holds_it(
    store: GraphStore, make: Make, sale: Extraction
) -> None:
    copy = replace(sale, document=replace(sale.document, source="/news/copy.txt"))
    changed = make("Orbo Labs sold nothing.", {"Orbo Labs": "Vendor"})
    store.add(sale)
    assert store.add(Extraction(copy.document, extractor="test 1")) is Outcome.UNCHANGED
    assert store.add(changed) is Outcome.REPLACED
    held = {one.document.id: one for one in contents(store)}
    assert set(held) == {sale.document.id, changed.document.id}
    assert held[sale.document.id].document.source == "/news/copy.txt"
    assert len(held[sale.document.id].claims) == 2
    copy_changed = replace(changed.document, source="/news/copy.txt")
    assert store.add(Extraction(copy_changed, extractor="test 1")) is Outcome.REPLACED
    assert [one.document.id for one in contents(store)] == [changed.document.id]


def test_documents_without_a_source_do_not_replace_one_another(
    store: GraphStore, make: Make
) -> None:
    store.add(make("One.", {}, source=""))
    assert store.add(make("Two.", {}, source="")) is Outcome.NEW
    assert {document.text for document in store.documents()} == {"One.", "Two."}


@pytest.mark.parametrize("sources", ["abc", "cba", "bca"])
def test_the_first_source_is_believed_in_any_order_of_loading(
    store: GraphStore, make: Make, sources: str
) -> None:
    for source in sources:
        store.add(make("One.", {}, source=source, title=f"Title of {source}"))
    (document,) = store.documents()
    assert (document.source, document.title) == ("a", "Title of a")


def test_a_new_title_of_the_same_bytes_is_a_change(store: GraphStore, make: Make) -> None:
    store.add(make("One.", {}, title="Old"))
    assert store.add(make("One.", {}, title="New")) is Outcome.REPLACED
    assert [document.title for document in store.documents()] == ["New"]


def test_remove_leaves_the_other_documents_alone(
    store: GraphStore, sale: Extraction, denial: Extraction
) -> None:
    store.add(sale)
    store.add(denial)
    store.remove(sale.document.id)
    assert contents(store) == [in_order(denial)]
    assert set(store.entities()) == set(denial.entities)
    assert list(store.check()) == []
    assert store.add(sale) is Outcome.NEW


@pytest.mark.parametrize("ask", ["remove", "extraction"])
def test_an_unknown_document_is_a_clear_error(store: GraphStore, ask: str) -> None:
    with pytest.raises(StoreError, match="no document d0 is in the store"):
        getattr(store, ask)(DocumentId("d0"))


def test_order_of_loading_changes_nothing(
    tmp_path: Path, sale: Extraction, denial: Extraction
) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    for open_store in STORES.values():
        with (
            closing(open_store(tmp_path / "one")) as one,
            closing(open_store(tmp_path / "two")) as two,
        ):
            for extraction in (sale, denial):
                one.add(extraction)
            for extraction in (denial, sale):
                two.add(extraction)
            assert contents(one) == contents(two)
            assert list(one.claims()) == list(two.claims())
            assert list(one.entities()) == list(two.entities())


@pytest.mark.parametrize(
    ("selection", "found"),
    [
        (Selection(), 3),
        (Selection(types=frozenset({RelationType.SELLS_TO})), 2),
        (Selection(types=frozenset({RelationType.USED, RelationType.SELLS_TO})), 3),
        (Selection(types=frozenset({RelationType.SUED})), 0),
        (Selection(statuses=frozenset({Status.DENIED, Status.POTENTIAL})), 2),
        (Selection(types=frozenset({RelationType.USED}), statuses=frozenset({Status.DENIED})), 0),
        (Selection(since=partial_date("2021")), 2),
        (Selection(since=partial_date("2021-07-31")), 2),
        (Selection(since=partial_date("2021-08")), 0),
        (Selection(until=partial_date("2021-07-01")), 2),
        (Selection(until=partial_date("2021-06")), 0),
        (Selection(until=partial_date("2021-07")), 2),
        (Selection(until=partial_date("2021")), 2),
        (Selection(since=partial_date("2021-07-05"), until=partial_date("2021-07-06")), 2),
    ],
)
def test_claims_selects(
    store: GraphStore, sale: Extraction, denial: Extraction, selection: Selection, found: int
) -> None:
    store.add(sale)
    store.add(denial)
    assert len(list(store.claims(selection))) == found


def test_claims_selects_by_document_and_ends(
    store: GraphStore, sale: Extraction, denial: Extraction
) -> None:
    store.add(sale)
    store.add(denial)
    claim, other = sale.claims
    heads, tails = frozenset({claim.head.entity.id}), frozenset({claim.tail.entity.id})
    assert list(store.claims(Selection(heads=heads))) == [claim]
    assert list(store.claims(Selection(heads=tails))) == [other]
    assert list(store.claims(Selection(tails=tails))) == [claim]
    assert list(store.claims(Selection(heads=tails, tails=tails))) == []
    only = Selection(documents=frozenset({denial.document.id}))
    assert list(store.claims(only)) == list(denial.claims)


def test_claims_come_in_the_order_of_document_and_text(store: GraphStore, make: Make) -> None:
    for source in "abcdef":
        text = f"{source}: Orbo made Glimmer."
        types = {"Orbo": "Vendor", "Glimmer": "Product"}
        store.add(make(text, types, [("Orbo", "DEVELOPS", "Glimmer", "confirmed")], source=source))
    documents = [claim.evidence.document.id for claim in store.claims()]
    assert documents == sorted(documents)
    assert documents == [document.id for document in store.documents()]


def test_a_store_may_be_written_while_it_is_read(
    store: GraphStore, sale: Extraction, denial: Extraction
) -> None:
    store.add(sale)
    store.add(denial)
    seen = 0
    for document in store.documents():
        store.remove(document.id)
        seen += 1
    for _ in store.claims():
        raise AssertionError("all documents are removed")
    assert seen == 2


def test_a_claim_told_twice_is_kept_once(store: GraphStore, sale: Extraction) -> None:
    store.add(replace(sale, claims=sale.claims + sale.claims, mentions=sale.mentions * 2))
    assert contents(store) == [in_order(sale)]


def test_a_claim_of_another_speaker_or_date_is_another_claim(
    store: GraphStore, sale: Extraction
) -> None:
    claim = sale.claims[0]
    others = (replace(claim, attributed_to=None), replace(claim, date=partial_date("2022")))
    store.add(replace(sale, claims=(claim, *others)))
    assert len(list(store.claims())) == 3


def test_a_quote_that_is_not_in_the_text_is_never_written(
    store: GraphStore, sale: Extraction
) -> None:
    forged = replace(sale.claims[0].evidence)
    object.__setattr__(forged, "quote", "Orbo Labs sold Glimmer to everybody")
    claim = replace(sale.claims[0], evidence=forged)
    with pytest.raises(StoreError, match="the text does not say 'Orbo Labs sold Glimmer to every"):
        store.add(replace(sale, claims=(claim,)))
    assert contents(store) == []


def test_evidence_of_another_document_is_never_written(
    store: GraphStore, sale: Extraction, denial: Extraction
) -> None:
    elsewhere = replace(sale.mentions[0], evidence=Evidence.at(denial.document, 0, 9))
    with pytest.raises(StoreError, match="nothing was written"):
        store.add(replace(sale, mentions=(elsewhere,)))
    assert contents(store) == []


def test_entities_of_another_document_are_never_written(
    store: GraphStore, sale: Extraction, denial: Extraction
) -> None:
    with pytest.raises(StoreError, match="entities of another document: Orbo Labs"):
        store.add(replace(sale, entities=sale.entities + denial.entities))
    assert contents(store) == []


def test_an_ending_entity_type_is_kept_as_a_term(store: GraphStore, sale: Extraction) -> None:
    store.add(sale)
    kinds = {entity.name: entity.type for entity in store.entities()}
    assert kinds["Orbo Labs"] is EntityType.VENDOR


def test_a_closed_store_says_so(store: GraphStore, sale: Extraction) -> None:
    store.close()
    with pytest.raises(StoreError):
        store.add(sale)
    with pytest.raises(StoreError):
        list(store.documents())
