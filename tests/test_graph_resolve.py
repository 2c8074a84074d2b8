"""Who meets whom: entities of several documents, invented actors."""

from collections.abc import Callable, Iterable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph import Actor, Entity, Extraction, ModelError
from graph.ids import DocumentId, EntityId
from graph.resolve import Identities, Judgement, Verdict, relationships, resolve
from ontology import EntityType, Status

Make = Callable[..., Extraction]


def resolved(extractions: Iterable[Extraction], judgements: Iterable[Judgement] = ()) -> Identities:
    documents = list(extractions)
    return resolve(
        [entity for one in documents for entity in one.entities],
        [claim for one in documents for claim in one.claims],
        judgements,
    )


def entity(document: str, type_: str, name: str, known: str = "", *acronyms: str) -> Entity:
    return Entity(
        DocumentId(document),
        EntityType(type_),
        name,
        aliases=acronyms,
        known=known,
        acronyms=acronyms,
    )


def meet(*entities: Entity) -> list[set[str]]:
    """The sets of documents whose entities became one actor."""
    found = resolve(entities, [])
    by_id = {one.id: one.document for one in entities}
    return sorted(({by_id[id_] for id_ in one.entities} for one in found.actors), key=sorted)


ONE = [{"d1", "d2"}]
TWO = [{"d1"}, {"d2"}]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (("Vendor", "Orbo Labs"), ("Vendor", "Orbo Labs"), ONE),
        (("Vendor", "Orbo Labs Ltd"), ("Company", "the ORBO labs, Inc."), ONE),
        (("Vendor", "Orbo Labs"), ("Vendor", "Orbo"), TWO),
        (("Vendor", "Glimmer"), ("Product", "Glimmer"), TWO),
        (("State", "Ruritania"), ("State", "ruritania"), ONE),
        (("State", "Ruritania", "Ruritania"), ("State", "Kingdom", "Ruritania"), ONE),
        (("Vendor", "Orbo", "Orbo Labs"), ("Vendor", "Orbo Labs"), ONE),
        (("Vendor", "Orbo", "Orbo Labs"), ("Vendor", "Orbo", "Orbo Mills"), TWO),
        (("Person", "Tove Lind"), ("Person", "Tove Lind"), TWO),
        (("Person", "Tove Lind", "Tove Lind"), ("Victim", "Lind", "Tove Lind"), ONE),
        (("Person", "Tove Lind"), ("Person", "Tove Lind", "Tove Lind"), TWO),
        (("UNExpert", "Tove Lind"), ("UNExpert", "Tøve Lind"), ONE),
        (("UNExpert", "Lind"), ("UNExpert", "Lind"), TWO),
        (("UNExpert", "Tove Lind"), ("Person", "Tove Lind"), TWO),
        (("Group", "journalists"), ("Group", "journalists"), TWO),
        (("Group", "Red Finch"), ("Group", "the Red Finch"), ONE),
        (("Document", "Open letter"), ("Document", "Open letter"), TWO),
        (("Document", "How Ruritania Listens In"), ("Document", "How Ruritania listens in"), ONE),
        (("StateBody", "Supreme Court"), ("StateBody", "Supreme Court"), TWO),
        (("StateBody", "RBI"), ("StateBody", "R.B.I."), ONE),
        (("Vendor", "Orbo", "", "OWL"), ("Vendor", "OWL"), ONE),
        (("Vendor", "Orbo Web Labs", "", "O.W.L."), ("Company", "OWL"), ONE),
        (("Vendor", "Orbo Web Labs", "", "OWL"), ("Vendor", "Owl"), TWO),
        (("Vendor", "Orbo Web Labs", "", "OWL"), ("NGO", "OWL"), TWO),
        (("Vendor", "Orbo Web Labs", "Orbo", "OWL"), ("Vendor", "OWL", "Owl Ltd"), TWO),
        (("Vendor", "OWL", "", "OWL"), ("Vendor", "Orbo"), TWO),
    ],
)
def test_two_entities_meet_or_stay_apart(
    first: tuple[str, ...], second: tuple[str, ...], expected: list[set[str]]
) -> None:
    assert meet(entity("d1", *first), entity("d2", *second)) == expected


def test_an_ambiguous_acronym_joins_nobody() -> None:
    assert meet(
        entity("d1", "NGO", "Orbo Watch Network", "", "OWN"),
        entity("d2", "NGO", "Open Web Now", "", "OWN"),
        entity("d3", "NGO", "OWN"),
    ) == [{"d1"}, {"d2"}, {"d3"}]


def test_an_acronym_that_two_documents_define_alike_joins_all() -> None:
    assert meet(
        entity("d1", "NGO", "Orbo Watch Network", "", "OWN"),
        entity("d2", "NGO", "Orbo Watch Network", "", "OWN"),
        entity("d3", "NGO", "OWN"),
    ) == [{"d1", "d2", "d3"}]


def test_legal_forms_matter_where_one_document_tells_them_apart() -> None:
    assert meet(
        entity("d1", "Vendor", "Orbo Ltd"),
        entity("d1", "Vendor", "Orbo S.A."),
        entity("d2", "Vendor", "Orbo Ltd."),
        entity("d3", "Vendor", "Orbo SA"),
        entity("d4", "Vendor", "Orbo"),
    ) == [{"d1", "d2"}, {"d1", "d3"}, {"d4"}]


def test_the_unknown_join_neither_of_two_known_ones_of_their_name() -> None:
    assert meet(
        entity("d1", "Vendor", "Orbo", "Orbo Labs"),
        entity("d2", "Vendor", "Orbo", "Orbo Mills"),
        entity("d3", "Vendor", "Orbo"),
        entity("d4", "Vendor", "Orbo"),
    ) == [{"d1"}, {"d2"}, {"d3", "d4"}]


def person(make: Make, name: str, other: tuple[str, str], relation: str, source: str) -> Extraction:
    """A document that joins a person to somebody."""
    text = f"{source}: {name} and {other[0]}."
    told = [(name, relation, other[0], "confirmed")]
    return make(text, {name: "Person", other[0]: other[1]}, told, source=source)


Named = tuple[str, str]
ORBO, ORBO_LTD = ("Orbo Labs", "Vendor"), ("Orbo Labs Ltd", "Vendor")
LETTER = ("the letter", "Document")


@pytest.mark.parametrize(
    ("name", "others", "relation", "together"),
    [
        ("Tove Lind", (ORBO, ORBO_LTD), "AFFILIATED_WITH", True),
        ("Tove Lind", (ORBO, ("Acme Spy", "Vendor")), "AFFILIATED_WITH", False),
        ("Tove Lind", (("Ruritania", "State"),) * 2, "AFFILIATED_WITH", False),
        ("Lind", (ORBO, ORBO), "AFFILIATED_WITH", False),
        ("Tove Lind", (("Ane Moe", "Person"),) * 2, "AFFILIATED_WITH", True),
        ("Tove Lind", (("Moe", "Person"),) * 2, "AFFILIATED_WITH", False),
        ("Tove Lind", (LETTER, LETTER), "SIGNED", False),
    ],
)
def test_people_of_one_name_meet_where_the_documents_connect_them(
    make: Make, name: str, others: tuple[Named, Named], relation: str, together: bool
) -> None:
    one = person(make, name, others[0], relation, "/1")
    two = person(make, name, others[1], relation, "/2")
    people = [actor for actor in resolved([one, two]).actors if actor.name == name]
    assert len(people) == (1 if together else 2)
    assert len({actor.id for actor in people}) == len(people)


@pytest.mark.parametrize(
    ("states", "together"),
    [
        (("Ruritania", "Ruritania"), True),
        (("Ruritania", "Freedonia"), False),
        (("Ruritania", ""), False),
    ],
)
def test_targets_of_one_product_meet_only_in_documents_on_one_state(
    make: Make, states: tuple[str, str], together: bool
) -> None:
    told = [("Glimmer", "TARGETED", "Tove Lind", "alleged")]
    types = {"Glimmer": "Product", "Tove Lind": "Victim"}
    found = resolved(
        make(
            f"{number}: Glimmer, Tove Lind, {state}.",
            types | ({state: "State"} if state else {}),
            told,
            source=f"/{number}",
        )
        for number, state in enumerate(states)
    )
    people = [actor for actor in found.actors if actor.name == "Tove Lind"]
    assert len(people) == (1 if together else 2)
    if together:
        reasons = {link.reason for link in found.explain(people[0])}
        assert reasons == {
            "same name 'tove lind', both joined to 'Glimmer' in documents on 'Ruritania'"
        }


def test_targets_of_one_state_are_not_one(make: Make) -> None:
    told = [("Ruritania", "TARGETED", "Tove Lind", "alleged")]
    types = {"Ruritania": "State", "Tove Lind": "Victim"}
    found = resolved(
        make(f"{number}: Ruritania, Tove Lind.", types, told, source=f"/{number}")
        for number in range(2)
    )
    assert [len(one.entities) for one in found.actors] == [2, 1, 1]


def test_a_reason_names_what_connects(make: Make) -> None:
    found = resolved(
        [
            person(make, "Tove Lind", ORBO, "AFFILIATED_WITH", "/1"),
            person(make, "Tove Lind", ORBO_LTD, "AFFILIATED_WITH", "/2"),
            body(make, "Supreme Court", "Ruritania", "/3"),
            body(make, "Supreme Court", "Ruritania", "/4"),
        ]
    )
    reasons = {link.reason.replace(" Ltd", "") for link in found.links}
    assert reasons == {
        "same type and name 'orbo labs'",
        "same type and name 'ruritania'",
        "same name 'supreme court', both part of 'Ruritania'",
        "same name 'tove lind', both joined to 'Orbo Labs'",
    }


def body(make: Make, name: str, state: str, source: str) -> Extraction:
    text = f"{source}: the {name} of {state}."
    types = {name: "StateBody", state: "State"}
    told = [(name, "PART_OF", state, "confirmed")] if state else []
    return make(text, types if state else {name: "StateBody"}, told, source=source)


@pytest.mark.parametrize(
    ("name", "states", "sizes"),
    [
        ("Supreme Court", ["Ruritania", "Ruritania", "Freedonia"], [1, 2]),
        ("Supreme Court", ["Ruritania", "", ""], [1, 1, 1]),
        ("Orchid Service", ["Ruritania", "", ""], [3]),
        ("Orchid Service", ["Ruritania", "Freedonia", ""], [1, 1, 1]),
        ("Orchid Service", ["Ruritania", "Freedonia", "Freedonia"], [1, 2]),
    ],
)
def test_bodies_of_one_name_meet_within_a_state(
    make: Make, name: str, states: list[str], sizes: list[int]
) -> None:
    found = resolved(body(make, name, state, f"/{i}") for i, state in enumerate(states))
    assert sorted(len(one.entities) for one in found.actors if one.name == name) == sizes


def test_a_denied_part_makes_no_state(make: Make) -> None:
    text = "The Supreme Court is no part of Ruritania."
    types = {"Supreme Court": "StateBody", "Ruritania": "State"}
    told = [("Supreme Court", "PART_OF", "Ruritania", "denied")]
    denied = make(text, types, told, source="/1")
    found = resolved([denied, body(make, "Supreme Court", "Ruritania", "/2")])
    assert [len(one.entities) for one in found.actors] == [2, 1, 1]


def test_one_document_names_a_person_under_two_types() -> None:
    assert meet(entity("d1", "Person", "Tove Lind"), entity("d1", "Victim", "Tove Lind")) == [
        {"d1"}
    ]


@pytest.mark.parametrize(
    ("types", "expected"),
    [
        (["Company", "Vendor", "Company"], "Vendor"),
        (["Company", "Company"], "Company"),
    ],
)
def test_the_actor_has_the_most_telling_type(types: list[str], expected: str) -> None:
    (actor,) = resolve([entity(f"d{i}", t, "Orbo") for i, t in enumerate(types)], []).actors
    assert actor.type == expected


@pytest.mark.parametrize(
    ("types", "expected"),
    [
        (["Person", "Victim"], "Victim"),
        (["Victim", "UNExpert", "Person"], "UNExpert"),
    ],
)
def test_a_person_has_the_most_telling_type(types: list[str], expected: str) -> None:
    entities = [entity(f"d{i}", type_, "Lind", "Tove Lind") for i, type_ in enumerate(types)]
    (actor,) = resolve(entities, []).actors
    assert actor.type == expected


@pytest.mark.parametrize(
    ("names", "known", "best"),
    [
        (["Orbo", "ORBO", "ORBO"], "", "ORBO"),
        (["Orbo Ltd", "Orbo"], "", "Orbo Ltd"),
        (["ORBO", "Orbo"], "", "ORBO"),
        (["ORBO", "Orbo"], "Orbo Web Labs", "Orbo Web Labs"),
    ],
)
def test_the_actor_has_the_best_name(names: list[str], known: str, best: str) -> None:
    entities = [entity(f"d{i}", "Vendor", name, known) for i, name in enumerate(names)]
    (actor,) = resolve(entities, []).actors
    assert actor.name == best
    assert actor.aliases == tuple(sorted({*names} - {best}))


def test_the_id_of_a_known_actor_outlives_more_documents() -> None:
    first = resolve([entity("d1", "Vendor", "Orbo", "Orbo Labs")], []).actors
    more = [entity(f"d{i}", "Vendor", "Orbo", "Orbo Labs") for i in range(9)]
    assert resolve(more, []).actors[0].id == first[0].id


def test_every_merge_is_explained(make: Make) -> None:
    found = resolved(
        [
            make("1 Orbo", {"Orbo": "Vendor"}, source="/1", known={"Orbo": "Orbo Web Labs"}),
            make("2 Orb", {"Orb": "Vendor"}, source="/2", known={"Orb": "Orbo Web Labs"}),
            make("3 orbo", {"orbo": "Vendor"}, source="/3", acronyms={"orbo": ("OWL",)}),
            make("4 OWL", {"OWL": "Company"}, source="/4"),
            make("5 Acme", {"Acme": "Company"}, source="/5"),
        ]
    )
    acme, orbo = found.actors
    reasons = sorted(link.reason.split(" in document")[0] for link in found.explain(orbo))
    assert reasons == [
        "acronym 'OWL' defined",
        "same known name 'Orbo Web Labs'",
        "same type and name 'orbo'",
    ]
    assert found.explain(acme) == ()


ACTORS = [
    ("Vendor", "Orbo Labs"),
    ("Company", "Orbo Labs Ltd"),
    ("State", "Ruritania"),
    ("StateBody", "Supreme Court"),
    ("Person", "Tove Lind"),
    ("Victim", "Tove Lind"),
    ("UNExpert", "Tove Lind"),
    ("NGO", "OWN"),
    ("Group", "journalists"),
]


@st.composite
def collections(draw: st.DrawFn) -> list[Entity]:
    chosen = st.tuples(
        st.sampled_from("1234"),
        st.sampled_from(ACTORS),
        st.sampled_from(["", "", "Orbo Labs", "Own"]),
        st.sampled_from([(), ("OWN",), ("OL",)]),
    )
    drawn = draw(st.lists(chosen, max_size=12, unique_by=lambda one: one[:2]))
    return [entity(f"d{d}", *actor, known, *short) for d, actor, known, short in drawn]


@given(collections(), st.randoms(use_true_random=False))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_the_order_of_documents_changes_nothing(entities: list[Entity], chance: object) -> None:
    shuffled = list(entities)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert resolve(entities, []) == resolve(shuffled, [])


@given(st.permutations(range(6)))
@settings(
    max_examples=50,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_the_order_of_connected_documents_changes_nothing(make: Make, order: list[int]) -> None:
    documents = [
        person(make, "Tove Lind", ("Orbo Labs", "Vendor"), "AFFILIATED_WITH", "/1"),
        person(make, "Tove Lind", ("Orbo Labs Ltd", "Vendor"), "AFFILIATED_WITH", "/2"),
        person(make, "Tove Lind", ("Ane Moe", "Person"), "AFFILIATED_WITH", "/3"),
        body(make, "Supreme Court", "Ruritania", "/4"),
        body(make, "Supreme Court", "Freedonia", "/5"),
        body(make, "Supreme Court", "Ruritania", "/6"),
    ]
    assert resolved(documents[i] for i in order) == resolved(documents)


def test_no_actor_holds_two_known_names() -> None:
    entities = [
        entity("d1", "NGO", "Orbo Watch Network", "", "OWN", "ORB"),
        entity("d2", "NGO", "OWN", "Own It"),
        entity("d3", "NGO", "ORB", "Orb Org"),
    ]
    for one in resolve(entities, []).actors:
        assert len({e.known for e in entities if e.id in one.entities} - {""}) <= 1


def judged(left: Entity, right: Entity, verdict: Verdict) -> Judgement:
    return Judgement(left.id, right.id, verdict)


def test_a_judgement_of_same_outweighs_every_rule() -> None:
    one = entity("d1", "Person", "Lind", "Tove Lind")
    two = entity("d2", "Victim", "T. L.", "Tim Lund")
    (actor,) = resolve([one, two], [], [judged(one, two, Verdict.SAME)]).actors
    assert set(actor.entities) == {one.id, two.id}


def test_a_judgement_of_different_outweighs_every_rule_and_every_chain() -> None:
    same = [entity(f"d{i}", "Vendor", "Orbo", "Orbo Labs") for i in range(4)]
    apart = [judged(same[0], same[1], Verdict.DIFFERENT)]
    for judgements in (apart, [*apart, judged(same[0], same[1], Verdict.SAME)]):
        found = resolve(same, [], judgements)
        assert len(found.actors) == 2
        assert found[same[0].id].id != found[same[1].id].id


def test_a_judged_difference_holds_between_whole_sets() -> None:
    a, b = (entity(f"d{i}", "Vendor", "Orbo") for i in (1, 2))
    c, d = (entity(f"d{i}", "Vendor", "Acme") for i in (3, 4))
    judgements = [
        judged(a, d, Verdict.DIFFERENT),
        judged(b, c, Verdict.SAME),
        judged(a, a, Verdict.SAME),
    ]
    found = resolve([a, b, c, d], [], judgements)
    assert found[a.id] != found[d.id]


def test_a_judgement_on_nobody_is_kept_out() -> None:
    one = entity("d1", "Vendor", "Orbo")
    judgement = Judgement(one.id, EntityId("e0"), Verdict.SAME)
    assert len(resolve([one], [], [judgement]).actors) == 1


def test_an_entity_of_no_actor_is_a_clear_error() -> None:
    with pytest.raises(ModelError, match="entity e0 belongs to no actor"):
        resolve([], [])[EntityId("e0")]


def test_relationships_gather_the_claims_of_all_documents(
    sale: Extraction, denial: Extraction
) -> None:
    found = resolved([sale, denial])
    claims = [*sale.claims, *denial.claims]
    views = list(relationships(claims, found))
    assert views == list(relationships(claims[::-1], found))
    assert [(one.head.name, one.type.value, one.tail.name) for one in views] == [
        ("Orbo Labs Ltd", "SELLS_TO", "Ruritania"),
        ("Ruritania", "USED", "Glimmer"),
    ]
    sells, used = views
    assert (sells.status, sells.disputed, len(sells.documents)) == (Status.ALLEGED, True, 2)
    assert (used.status, used.disputed) == (Status.POTENTIAL, False)
    assert isinstance(sells.head, Actor)
