"""Actors, as people type them."""

import pytest

from graph import ActorError, Entity
from graph.ids import DocumentId
from graph.resolve import Identities, find_actor, resolve
from ontology import EntityType

ENTITIES = [
    ("1", "Vendor", "Orbo Labs Ltd", ("OL", "the company", "Finch")),
    ("1", "Product", "Glimmer", ()),
    ("2", "Vendor", "Glimmer", ()),
    ("1", "NGO", "Sœurs & Frères", ("Sisters",)),
    ("2", "MediaOutlet", "Finch", ()),
    ("1", "Person", "Tove Lind", ("Lind",)),
    ("2", "Person", "Tove Lind", ()),
    ("2", "State", "Ruritania", ("Sisters",)),
]


@pytest.fixture(scope="module")
def identities() -> Identities:
    entities = [Entity(DocumentId(d), EntityType(t), name, more) for d, t, name, more in ENTITIES]
    return resolve(entities, [])


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Orbo Labs Ltd", "Orbo Labs Ltd"),
        (" orbo LABS ", "Orbo Labs Ltd"),
        ("ol", "Orbo Labs Ltd"),
        ("soeurs and freres", "Sœurs & Frères"),
        ("finch", "Finch"),
        ("the Ruritania", "Ruritania"),
        ("Glimmer (product)", "Glimmer"),
    ],
)
def test_find_actor_takes_names_as_people_type_them(
    identities: Identities, typed: str, name: str
) -> None:
    assert find_actor(identities, typed).name == name


def test_find_actor_prefers_the_very_spelling() -> None:
    names = {"QUILL": EntityType.NGO, "Quill": EntityType.PRODUCT}
    entities = [Entity(DocumentId("1"), type_, name) for name, type_ in names.items()]
    identities = resolve(entities, [])
    assert {name: find_actor(identities, name).type for name in names} == names
    with pytest.raises(ActorError, match="may be any of"):
        find_actor(identities, "quill")


def test_find_actor_takes_ids(identities: Identities) -> None:
    for actor in identities.actors:
        assert find_actor(identities, actor.id) == actor
        assert find_actor(identities, actor.entities[0]) == actor


@pytest.mark.parametrize(
    ("typed", "type_"), [("Glimmer (Product)", "Product"), ("GLIMMER(vendor)", "Vendor")]
)
def test_find_actor_takes_a_type_in_brackets(
    identities: Identities, typed: str, type_: str
) -> None:
    assert find_actor(identities, typed).type == type_


@pytest.mark.parametrize(
    ("typed", "types"),
    [
        ("Glimmer", ["Product", "Vendor"]),
        ("tove lind", ["Person", "Person"]),
        ("Sisters", ["NGO", "State"]),
    ],
)
def test_an_ambiguous_name_lists_all_with_type_and_id(
    identities: Identities, typed: str, types: list[str]
) -> None:
    with pytest.raises(ActorError, match="name it by its id") as caught:
        find_actor(identities, typed)
    for type_ in types:
        assert f"({type_}) a" in str(caught.value)
    assert str(caught.value).count(") a") == len(types)


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("Orbo Lbas", "did you mean Orbo Labs Ltd?"),
        ("Glimer (Product)", "did you mean Glimmer?"),
        ("Glimmer (Spaceship)", "did you mean Glimmer?"),
        ("Xq", "see which actors there are"),
        ("", "see which actors there are"),
    ],
)
def test_an_unknown_name_asks_back(identities: Identities, typed: str, hint: str) -> None:
    with pytest.raises(ActorError) as caught:
        find_actor(identities, typed)
    assert hint in str(caught.value)
