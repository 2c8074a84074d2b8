"""Noun phrases: for whom or what they stand, and by what way."""

from collections.abc import Callable

import pytest

from loaders.noun_phrases import NounPhrases
from loaders.reading import Reading
from ontology import EntityType

Mark = Callable[[str], Reading]
ANY = frozenset(EntityType)


def stands_for(reading: Reading, form: str, *, groups: bool = False) -> dict[str, str]:
    """Names of the referents of the last word so written, each with the way to it."""
    parse = reading.blocks[0].parse
    assert parse is not None
    token = [word for word in parse if word.text == form][-1]
    found = NounPhrases(reading).stand_for(token, ANY, groups=groups)
    return {one.referent.name: one.via.value for one in found}


@pytest.mark.parametrize(
    ("sentence", "head", "found"),
    [
        ("[Orbo Vendor] closed.", "Orbo", {"Orbo": "itself"}),
        ("[Orbo Vendor] and [Crest Vendor] closed.", "Orbo", {"Orbo": "itself", "Crest": "itself"}),
        ("They hacked the phone of [Ana Brook Person].", "phone", {"Ana Brook": "device"}),
        ("They hacked [Ana Brook Person]'s phone.", "phone", {"Ana Brook": "device"}),
        ("They hacked a phone.", "phone", {}),
        ("The Moroccan authorities left.", "authorities", {"Morocco": "government"}),
        ("The government of [Freedonia State] fell.", "government", {"Freedonia": "government"}),
        ("The [Glimmer Product] spyware failed.", "spyware", {"Glimmer": "itself"}),
        ("[Orbo Vendor]'s spyware failed.", "spyware", {"Orbo": "product"}),
        ("[Orbo Vendor] grew. The company moved.", "company", {"Orbo": "anaphora"}),
        ("[Orbo Vendor] grew. A company moved.", "company", {}),
        ("Two reporters of [Lumen MediaOutlet] left.", "reporters", {"Lumen": "member"}),
        ("An analysis by [Lumen NGO] came out.", "analysis", {"Lumen": "member"}),
        ("[Orbo Vendor], a firm that grew, moved.", "firm", {"Orbo": "anaphora"}),
        (
            "Three clients were named: [Freedonia State], [Erewhon State] and [Sarkand State].",
            "clients",
            {"Freedonia": "itself", "Erewhon": "itself", "Sarkand": "itself"},
        ),
        (
            "[Orbo Vendor] and [Crest Vendor] grew. Both firms moved.",
            "firms",
            {"Orbo": "anaphora", "Crest": "anaphora"},
        ),
        ("[Orbo Vendor], [Crest Vendor] and [Delta Vendor] grew. Both firms moved.", "firms", {}),
        ("[Ana Brook Person] spoke. She left.", "She", {"Ana Brook": "anaphora"}),
    ],
)
def test_phrase_stands_for_whom_it_names_or_means(
    mark: Mark, sentence: str, head: str, found: dict[str, str]
) -> None:
    assert stands_for(mark(sentence), head) == found


@pytest.mark.parametrize(
    ("sentence", "head", "group"),
    [
        (
            "They hacked several opposition lawyers who left.",
            "lawyers",
            "several opposition lawyers",
        ),
        ("They hacked the activists.", "activists", "activists"),
        ("They hacked an activist.", "activist", ""),
    ],
)
def test_group_has_its_longest_wording_as_name(
    mark: Mark, sentence: str, head: str, group: str
) -> None:
    found = stands_for(mark(sentence), head, groups=True)
    assert found == ({group: "group"} if group else {})


def test_experts_are_those_that_the_text_names(mark: Mark) -> None:
    reading = mark(
        "[Ana Brook UNExpert] and [Ben Reed UNExpert] spoke. It rained. The experts left."
    )
    assert set(stands_for(reading, "experts")) == {"Ana Brook", "Ben Reed"}


def test_we_is_the_author_and_you_the_addressee(mark: Mark) -> None:
    reading = mark("[Lumen NGO] wrote to [Orbo Vendor]: we urge you to stop.")
    reading.author, reading.addressee = reading.referents
    assert stands_for(reading, "we") == {"Lumen": "anaphora"}
    assert stands_for(reading, "you") == {"Orbo": "anaphora"}
