"""Predicate frames: each file's own examples, and how the interpreter fills and emits."""

from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.frame_files import frames, frames_of
from loaders.frames import read_frames
from loaders.frames_schema import FrameError
from loaders.reading import Reading
from ontology import Status

Mark = Callable[[str], Reading]
FRAMES = {frame.id: frame for frame in frames()}
YES = [(frame.id, example) for frame in FRAMES.values() for example in frame.yes]
NO = [(frame.id, example) for frame in FRAMES.values() for example in frame.no]


def told(reading: Reading, *, denied: bool = False) -> set[str]:
    """What the frames read, as "head RELATION tail"."""
    read_frames(reading)
    return {
        f"{one.head.name} {one.type} {one.tail.name}"
        for one in reading.statements
        if (one.status is Status.DENIED) == denied
    }


@pytest.mark.parametrize(("frame", "example"), YES)
def test_frame_states_what_its_examples_say(mark: Mark, frame: str, example: str) -> None:
    sentence, _, says = example.partition(" => ")
    assert set(says.split("; ")) <= told(mark(sentence)), frame


@pytest.mark.parametrize(("frame", "example"), NO)
def test_frame_is_silent_on_its_counterexamples(mark: Mark, frame: str, example: str) -> None:
    reading = mark(example)
    read_frames(reading)
    rules = {one.rule for one in reading.statements if one.status is not Status.DENIED}
    assert not rules & {f"verb:{frame}", f"noun:{frame}"}


@pytest.mark.parametrize("frame", sorted(FRAMES))
def test_every_frame_has_two_examples_and_a_counterexample(frame: str) -> None:
    assert len(FRAMES[frame].yes) >= 2
    assert FRAMES[frame].no


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        (
            "[Freedonia State], [Erewhon State] and the [Ruritanian police StateBody] bought"
            " [Glimmer Product] from [Orbo Vendor].",
            {
                "Orbo SELLS_TO Freedonia",
                "Orbo SELLS_TO Erewhon",
                "Orbo SELLS_TO Ruritanian police",
            },
        ),
        (
            "[Glimmer Product] is spyware made by [Orbo Vendor]. It was used to infect the"
            " phones of [Ana Brook Person] and [Ben Reed Person].",
            {
                "Orbo DEVELOPS Glimmer",
                "Glimmer TARGETED Ana Brook",
                "Glimmer TARGETED Ben Reed",
            },
        ),
        (
            "[Orbo Vendor] makes spyware. Its customers were: [Freedonia State], [Erewhon State]"
            " and [Sarkand State].",
            {"Orbo SELLS_TO Freedonia", "Orbo SELLS_TO Erewhon", "Orbo SELLS_TO Sarkand"},
        ),
        (
            "[Glimmer Product] spyware was used against [Ana Brook Person], who edits a weekly,"
            " and against [Ben Reed Person].",
            {"Glimmer TARGETED Ana Brook", "Glimmer TARGETED Ben Reed"},
        ),
        (
            "[Ana Brook Person] and [Ben Reed Person] are lawyers. [Glimmer Product] spyware was"
            " found on the phones of both.",
            {"Glimmer TARGETED Ana Brook", "Glimmer TARGETED Ben Reed"},
        ),
        (
            "[Freedonia State] listed [Orbo Vendor] on its blacklist in May. [Crest Company] was"
            " blacklisted in June.",
            {"Freedonia SANCTIONED Orbo", "Freedonia SANCTIONED Crest"},
        ),
    ],
)
def test_frames_read_lists_and_references(mark: Mark, sentence: str, says: set[str]) -> None:
    assert says <= told(mark(sentence))


@pytest.mark.parametrize(
    ("sentence", "silent_on"),
    [
        # Who is told of is not who is spoken of beside him.
        (
            "[Ana Brook Person], widow of [Ben Reed Person], was hacked with [Glimmer Product].",
            "Glimmer TARGETED Ben Reed",
        ),
        (
            "[Glimmer Product] infected the phones of [Ana Brook Person] and [Ben Reed Person],"
            " both reporters at [Lumen MediaOutlet].",
            "Glimmer TARGETED Lumen",
        ),
        (
            "They hacked [Ana Brook Person], a manager at [Crest Company], whom the"
            " [interior ministry StateBody] wiretapped.",
            "interior ministry TARGETED Crest",
        ),
        # A row of names does not leap over a verb or a preposition.
        (
            "[Orbo Vendor], which is owned by [Crest Company], sued [Delta Company].",
            "Delta OWNS Orbo",
        ),
        (
            "[Orbo Vendor] sold spyware to the [Ninth Bureau StateBody] of [Freedonia State].",
            "Orbo SELLS_TO Freedonia",
        ),
        (
            "[Freedonia State] gave money, and [Lumen NGO] bought the tools of [Orbo Vendor].",
            "Orbo SELLS_TO Freedonia",
        ),
        # A deed that is to be banned is not told.
        (
            "[Freedonia State] wants a moratorium on the sale of [Glimmer Product] by [Orbo Vendor]"
            " to [Erewhon State].",
            "Orbo SELLS_TO Erewhon",
        ),
        # A single description is that of the name beside it.
        (
            "[Orbo Vendor] works with [Crest Vendor], the maker of [Glimmer Product].",
            "Orbo DEVELOPS Glimmer",
        ),
        # An agent of another sentence is not the one at work in another state.
        (
            "The [interior ministry StateBody] used [Glimmer Product]. In [Erewhon State] the phone"
            " of [Ana Brook Person] was hacked.",
            "interior ministry TARGETED Ana Brook",
        ),
        # Listening on a line needs no spyware.
        (
            "[Glimmer Product] is a spyware. The [interior ministry StateBody] wiretapped the line"
            " of [Ana Brook Person] in 2008.",
            "Glimmer TARGETED Ana Brook",
        ),
    ],
)
def test_frames_do_not_say_what_the_sentence_does_not(
    mark: Mark, sentence: str, silent_on: str
) -> None:
    assert silent_on not in told(mark(sentence))


def test_agent_of_another_sentence_is_never_certain(mark: Mark) -> None:
    reading = mark(
        "The [interior ministry StateBody] used [Glimmer Product]. The phone of"
        " [Ana Brook Person] was hacked with it."
    )
    read_frames(reading)
    by_head = {one.head.name: one.status for one in reading.statements if one.type == "TARGETED"}
    assert by_head == {"interior ministry": Status.ALLEGED, "Glimmer": Status.CONFIRMED}


def test_statement_says_who_says_it(mark: Mark) -> None:
    reading = mark(
        "[Lumen NGO] says that [Orbo Vendor] sold [Glimmer Product] to [Freedonia State]."
    )
    read_frames(reading)
    sales = [one for one in reading.statements if one.type == "SELLS_TO"]
    assert [(one.status, one.said_by and one.said_by.name) for one in sales] == [
        (Status.ALLEGED, "Lumen")
    ]


def test_denial_is_kept_and_names_only_who_denies(mark: Mark) -> None:
    reading = mark(
        "[Orbo Vendor] makes [Glimmer Product]. The [interior ministry StateBody] denies spying"
        " on [Ana Brook Person]."
    )
    assert told(reading, denied=True) == {"interior ministry TARGETED Ana Brook"}


def test_person_becomes_victim_by_being_targeted(mark: Mark) -> None:
    reading = mark("[Freedonia State] hacked the phone of [Ana Brook Person].")
    read_frames(reading)
    assert {one.type for one in reading.referents} == {"State", "Victim"}


def test_group_is_added_only_where_a_statement_needs_it(mark: Mark) -> None:
    reading = mark("[Freedonia State] hacked the phones of opposition lawyers. The judges slept.")
    read_frames(reading)
    assert [one.name for one in reading.referents] == ["Freedonia", "opposition lawyers"]
    assert [naming.text for naming in reading.namings] == ["Freedonia", "opposition lawyers"]


def test_statement_rests_on_its_sentence(mark: Mark) -> None:
    reading = mark(
        "It rained. [Orbo Vendor] sold [Glimmer Product] to [Freedonia State]. It froze."
    )
    read_frames(reading)
    quotes = {reading.quote(one.at).quote for one in reading.statements}
    assert quotes == {"Orbo sold Glimmer to Freedonia."}


def test_same_text_is_read_the_same(mark: Mark) -> None:
    sentence = "[Orbo Vendor] sold [Glimmer Product] to [Freedonia State] and [Erewhon State]."
    first, second = mark(sentence), mark(sentence)
    read_frames(first)
    read_frames(second)
    assert [(s.rule, s.head.name, s.tail.name) for s in first.statements] == [
        (s.rule, s.head.name, s.tail.name) for s in second.statements
    ]


GOOD = """
[[frame]]
id = "sell"
verbs = ["sell"]
roles.seller = { from = ["subject"], types = "firm" }
roles.buyer = { from = ["to"], types = "buyer" }
emit = [{ head = "seller", type = "SELLS_TO", tail = "buyer" }]
"""


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("firm", "fish"), "fish"),
        (("SELLS_TO", "EATS"), "EATS"),
        (('tail = "buyer"', 'tail = "eater"'), "eater"),
        (("verbs", "verb"), "verb"),
        (('["to"]', '["tu tu"]'), "tu tu"),
        (("[[frame]]", "[[frame"), "cannot be read"),
    ],
)
def test_bad_frame_is_refused_with_its_place(
    tmp_path: Path, change: tuple[str, str], says: str
) -> None:
    file = tmp_path / "trade.toml"
    file.write_text(GOOD.replace(*change), encoding="utf-8")
    with pytest.raises(FrameError, match=says) as error:
        frames_of([file])
    assert "trade.toml" in str(error.value)


def test_two_frames_of_one_name_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "trade.toml"
    file.write_text(GOOD + GOOD, encoding="utf-8")
    with pytest.raises(FrameError, match="two frames"):
        frames_of([file])
