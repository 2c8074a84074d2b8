"""Names side by side: each pattern's own examples, rows, owners, and names that carry wholes."""

from collections.abc import Callable

import pytest

from loaders.adjacency import read_adjacent
from loaders.patterns import PatternError, parse_sequence, patterns
from loaders.reading import Reading

Mark = Callable[[str], Reading]
PATTERNS = {pattern.id: pattern for pattern in patterns()}


def told(reading: Reading) -> set[str]:
    """What stands side by side, as "head RELATION tail"."""
    read_adjacent(reading)
    return {f"{one.head.name} {one.type} {one.tail.name}" for one in reading.statements}


@pytest.mark.parametrize("id_", PATTERNS)
def test_pattern_reads_its_example_and_not_its_counterexample(mark: Mark, id_: str) -> None:
    pattern = PATTERNS[id_]
    for sentence, expected in ((pattern.says, True), (pattern.no, False)):
        reading = mark(sentence)
        read_adjacent(reading)
        found = {one.type for one in reading.statements if one.rule == f"beside:{id_}"}
        assert bool(found) == expected, sentence
        assert found <= {pattern.type}


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        (
            "The Maltese firms [Orbo Vendor], [Crest Company] and [Nilex Vendor] grew.",
            {"Orbo BASED_IN Malta", "Crest BASED_IN Malta", "Nilex BASED_IN Malta"},
        ),
        (
            "[Orbo Vendor] and [Crest Company], a Maltese firm, grew.",
            {"Crest BASED_IN Malta"},
        ),
        (
            "[Orbo Vendor], a British-Maltese family of companies, grew.",
            {"Orbo BASED_IN United Kingdom", "Orbo BASED_IN Malta"},
        ),
        (
            "[Ana Brook Person], [Omar Pell Person] and [Lina Oda Person], directors of"
            " [Lumen Trust NGO], spoke.",
            {
                "Ana Brook AFFILIATED_WITH Lumen Trust",
                "Omar Pell AFFILIATED_WITH Lumen Trust",
                "Lina Oda AFFILIATED_WITH Lumen Trust",
            },
        ),
        (
            "[Ana Brook Person] and [Omar Pell Person], of [Lumen Trust NGO] and"
            " [Quill NGO] respectively, spoke.",
            {"Omar Pell AFFILIATED_WITH Lumen Trust", "Ana Brook AFFILIATED_WITH Lumen Trust"},
        ),
        (
            "[Orbo Vendor]'s [Glimmer Product] and [Shade Product] were sold.",
            {"Orbo DEVELOPS Glimmer", "Orbo DEVELOPS Shade"},
        ),
        (
            "Like [Orbo Vendor]'s [Glimmer Product], [Shade Product] hides.",
            {"Orbo DEVELOPS Glimmer"},
        ),
        # an entry goes on about the name that it opens with
        (
            "5. [Crest Company]. A company based in [Malta State].",
            {"Crest BASED_IN Malta"},
        ),
        (
            "- [Ana Brook Person]. Founder of [Orbo Vendor]. A friend of the minister.",
            {"Ana Brook AFFILIATED_WITH Orbo"},
        ),
        ("[Orbo Vendor]. Is the parent company of [Crest Company].", {"Orbo OWNS Crest"}),
        ("[Orbo Vendor]. It rained. A company based in [Malta State].", set()),
        ("[Orbo Vendor]. [Ana Brook Person] met a company based in [Malta State].", set()),
        # the role of one is not that of the next
        (
            "[Ana Brook Person], a former head of [Orbo Vendor], [Omar Pell Person] and more.",
            {"Ana Brook AFFILIATED_WITH Orbo"},
        ),
        (
            "They met [Ana Brook Person], [Orbo Vendor] manager [Omar Pell Person] and others.",
            {"Omar Pell AFFILIATED_WITH Orbo"},
        ),
        # a noun points to whom the text calls so
        (
            "The charity [Lumen Trust NGO] wrote to [Relay Lab NGO]. The charity's director,"
            " [Ana Brook Person], spoke.",
            {"Ana Brook AFFILIATED_WITH Lumen Trust"},
        ),
        (
            "[Orbo Vendor] and [Crest Company] grew. Their owner, [Ana Brook Person], spoke.",
            set(),
        ),
        ("[Malta State] bought [Glimmer Product] from [Orbo Vendor].", set()),
        ("The senator from Malta met the director of the zoo.", set()),
        ("[Ana Brook Person] met the president of [Malta State].", set()),
    ],
)
def test_rows_share_what_is_said_of_them(mark: Mark, sentence: str, says: set[str]) -> None:
    assert told(mark(sentence)) == says


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "[Orbo Vendor] sued [Lumen Trust NGO] and its director, [Ana Brook Person].",
            "Ana Brook AFFILIATED_WITH Lumen Trust",
        ),
        (
            "[Orbo Vendor] grew in a year of war. The company's founder, [Ana Brook Person], left.",
            "Ana Brook AFFILIATED_WITH Orbo",
        ),
        (
            "[Ana Brook Person] fled with her money. Her firm, [Orbo Vendor], was sold.",
            "Ana Brook AFFILIATED_WITH Orbo",
        ),
    ],
)
def test_owners_are_found_nearby(mark: Mark, text: str, says: str) -> None:
    assert says in told(mark(text))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("They wrote to the [Maltese Ministry of Health StateBody].", "PART_OF Malta"),
        ("They wrote to the [Ministry of Health of Malta StateBody].", "PART_OF Malta"),
        ("They wrote to the [UN Water Council IntergovernmentalBody].", "PART_OF United Nations"),
        ("[Ana Brook UNExpert], a UN Special Rapporteur, spoke.", "MEMBER_OF United Nations"),
    ],
)
def test_names_that_carry_their_whole_are_part_of_it(mark: Mark, text: str, says: str) -> None:
    assert any(one.endswith(says) for one in told(mark(text)))


@pytest.mark.parametrize(
    "text",
    [
        "They wrote to the [Ministry of Health StateBody].",
        "They wrote to the [Water Council IntergovernmentalBody].",
        "[Ana Brook UNExpert], a rapporteur, spoke.",
        "The [United Nations IntergovernmentalBody] spoke.",
    ],
)
def test_names_without_a_whole_are_part_of_nothing(mark: Mark, text: str) -> None:
    assert told(mark(text)) == set()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("[Orbo Vendor], reportedly a subsidiary of [Crest Company], grew.", "alleged"),
        ("[Orbo Vendor], a suspected subsidiary of [Crest Company], grew.", "alleged"),
        ("[Orbo Vendor], a subsidiary of [Crest Company], reportedly grew.", "confirmed"),
    ],
)
def test_hedge_between_the_names_lowers_the_status(mark: Mark, text: str, status: str) -> None:
    reading = mark(text)
    read_adjacent(reading)
    assert [str(one.status) for one in reading.statements] == [status]


def test_state_that_only_an_adjective_names_gets_a_place(mark: Mark) -> None:
    reading = mark("The Maltese firm [Orbo Vendor] grew.")
    read_adjacent(reading)
    assert "Malta" in {one.name for one in reading.referents}
    (statement,) = reading.statements
    assert reading.quote(statement.tail_at).quote == "Maltese"


@pytest.mark.parametrize("sequence", ["@NOSUCHCLASS", "HEAD:NOBODY", "~many"])
def test_sequence_outside_the_schema_is_refused(sequence: str) -> None:
    with pytest.raises(PatternError, match="no part of a pattern"):
        parse_sequence(sequence, "test.toml")


def test_pattern_ids_are_unique() -> None:
    assert len(PATTERNS) == len(patterns())


def test_entry_is_quoted_from_its_name_on(mark: Mark) -> None:
    reading = mark("[Crest Company]. A company. A firm based in [Malta State].")
    read_adjacent(reading)
    quotes = {reading.quote(one.at).quote for one in reading.statements}
    assert quotes == {"Crest. A company. A firm based in Malta."}
