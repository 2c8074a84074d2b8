"""Small extractions of invented actors, written as lines of plain text."""

import re
import signal
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from graph import Claim, Document, End, Entity, Evidence, Extraction, Mention
from graph.sqlite_store import SqliteStore
from loaders.documents import read
from loaders.errors import LoadError
from loaders.language import parse_blocks
from loaders.reading import Block, BlockKind, Naming, Reading, Referent
from ontology import EntityType, RelationType, Status

Told = tuple[str, str, str, str]
"""head, relation, tail, status: the names as the sentence writes them."""
Make = Callable[..., Extraction]
GOOD_PROSE = "The ministry of Ruritania bought the spyware Harrier from Corvid Systems in 2020. "
HOSTILE_SECONDS = 20


def make_extraction(
    text: str,
    types: dict[str, str],
    told: list[Told] | None = None,
    *,
    source: str = "/news/one.txt",
    extractor: str = "test 1",
    said_by: str = "",
    date: str | None = None,
    title: str = "",
    published: str | None = None,
    known: dict[str, str] | None = None,
    aliases: dict[str, tuple[str, ...]] | None = None,
    acronyms: dict[str, tuple[str, ...]] | None = None,
) -> Extraction:
    """All namings of the named entities in a text, and the claims told about them.

    `types` gives the type of each name; each claim rests on the whole text.
    """
    document = Document(
        text=text,
        sha256=sha256(text.encode()).hexdigest(),
        source=source,
        format="txt",
        title=title,
        published=published,  # type: ignore[arg-type]
    )
    entities = {
        name: Entity(
            document.id,
            EntityType(type_),
            name,
            aliases=(aliases or {}).get(name, ()),
            known=(known or {}).get(name, ""),
            acronyms=(acronyms or {}).get(name, ()),
        )
        for name, type_ in types.items()
    }
    mentions = tuple(
        Mention(entity, Evidence.at(document, *match.span()))
        for name, entity in entities.items()
        for match in re.finditer(re.escape(name), text)
    )
    ends = {mention.entity.name: End(mention.entity, mention.evidence) for mention in mentions}
    claims = tuple(
        Claim(
            head=ends[head],
            type=RelationType(relation),
            tail=ends[tail],
            status=Status(status),
            evidence=Evidence.at(document, 0, len(text)),
            rule="test",
            attributed_to=ends[said_by] if said_by else None,
            date=date,  # type: ignore[arg-type]
        )
        for head, relation, tail, status in told or []
    )
    return Extraction(document, tuple(entities.values()), mentions, claims, extractor)


@pytest.fixture
def make() -> Make:
    return make_extraction


Mark = Callable[[str], Reading]


@pytest.fixture(scope="session")
def mark() -> Mark:
    """Reads a sentence whose names are marked with their type: "[Orbo Vendor] closed."."""
    return marked_reading


def marked_reading(sentence: str) -> Reading:
    text, places = "", []
    for piece in re.split(r"(\[[^\]]+\])", sentence):
        name = re.fullmatch(r"\[(.+) (\w+)\]", piece)
        if name:
            places.append((len(text), len(text) + len(name[1]), name[1], EntityType(name[2])))
        text += name[1] if name else piece
    document = Document(text=text, sha256="0" * 64, source="marked", format="txt")
    block = Block(0, text, range(len(text) + 1), BlockKind.PROSE)
    parse_blocks([block])
    reading = Reading(document, blocks=[block])
    referents: dict[str, Referent] = {}
    for start, end, name_, type_ in places:
        referent = referents.setdefault(name_, Referent(type_, name_, {name_: None}))
        naming = Naming(block, start, end, referent)
        if block.parse is not None:
            naming.tokens = block.parse.char_span(start, end, alignment_mode="expand")
        reading.namings.append(naming)
    reading.referents.extend(referents.values())
    return reading


@pytest.fixture
def sale(make: Make) -> Extraction:
    """Two claims of one sentence, said by a third."""
    return make(
        "Orbo Labs sold Glimmer to Ruritania, said Tove Lind. “Naïve”, 𝔘nicode.",
        {
            "Orbo Labs": "Vendor",
            "Glimmer": "Product",
            "Ruritania": "State",
            "Tove Lind": "Person",
        },
        [
            ("Orbo Labs", "SELLS_TO", "Ruritania", "alleged"),
            ("Ruritania", "USED", "Glimmer", "potential"),
        ],
        said_by="Tove Lind",
        date="2021-07",
        title="A sale",
        published="2021-08-01",
        known={"Orbo Labs": "Orbo Labs Ltd"},
        aliases={"Orbo Labs": ("OL", "Orbo")},
        acronyms={"Orbo Labs": ("OL",)},
    )


@pytest.fixture
def denial(make: Make) -> Extraction:
    """Another document on the same two actors."""
    return make(
        "Orbo Labs never sold anything to Ruritania.",
        {"Orbo Labs": "Vendor", "Ruritania": "State"},
        [("Orbo Labs", "SELLS_TO", "Ruritania", "denied")],
        source="/news/two.txt",
    )


@pytest.fixture
def trade(make: Make) -> list[Extraction]:
    """A small trade, told by five documents: one sale is disputed, another only denied."""
    types = {
        "Orbo Labs": "Vendor",
        "Kessen Systems": "Vendor",
        "Glimmer": "Product",
        "Ruritania": "State",
        "Velm Watch": "NGO",
        "Tove Lind": "Victim",
    }
    told: dict[str, list[Told]] = {
        "Orbo Labs made Glimmer and sold it to Ruritania.": [
            ("Orbo Labs", "DEVELOPS", "Glimmer", "confirmed"),
            ("Orbo Labs", "SELLS_TO", "Ruritania", "confirmed"),
        ],
        "Ruritania reportedly used Glimmer,\nsaid Velm Watch.": [
            ("Ruritania", "USED", "Glimmer", "alleged"),
        ],
        "Orbo Labs never sold anything to Ruritania.": [
            ("Orbo Labs", "SELLS_TO", "Ruritania", "denied"),
        ],
        "Kessen Systems did not sell to Ruritania.": [
            ("Kessen Systems", "SELLS_TO", "Ruritania", "denied"),
        ],
        "Velm Watch analysed Glimmer, which may have been aimed at Tove Lind.": [
            ("Velm Watch", "INVESTIGATED", "Glimmer", "confirmed"),
            ("Glimmer", "TARGETED", "Tove Lind", "potential"),
        ],
    }
    return [
        make(
            text,
            {name: type_ for name, type_ in types.items() if name in text},
            claims,
            source=f"/news/{number}.txt",
            title=f"Report {number}",
            published=f"2021-0{number}",
            date="2020" if number == 1 else None,
            said_by="Velm Watch" if number == 2 else "",
        )
        for number, (text, claims) in enumerate(told.items(), start=1)
    ]


@pytest.fixture
def trade_store(trade: list[Extraction], tmp_path: Path) -> str:
    """The small trade in a store of its own; the path of the file."""
    path = tmp_path / "trade.db"
    store = SqliteStore(path)
    for extraction in trade:
        store.add(extraction)
    store.close()
    return str(path)


@pytest.fixture
def in_time() -> Iterator[None]:
    """An alarm ends a test that hangs."""

    def ring(*_: object) -> None:
        raise TimeoutError(f"took more than {HOSTILE_SECONDS} s")

    signal.signal(signal.SIGALRM, ring)
    signal.alarm(HOSTILE_SECONDS)
    yield
    signal.alarm(0)


@pytest.fixture
def read_among_good(tmp_path: Path) -> Callable[[str, bytes, str], None]:
    """Read hostile bytes under a name, between two good documents that must load.

    The third argument says what becomes of the bytes: "loads", "fails" or "either".
    """

    def run(name: str, content: bytes, wanted: str) -> None:
        for good in ("a.txt", "z.txt"):
            (tmp_path / good).write_text(GOOD_PROSE)
        (tmp_path / name).write_bytes(content)
        first, *found, last = read([tmp_path])
        assert [getattr(one, "text", one) for one in (first, last)] == [GOOD_PROSE, GOOD_PROSE]
        for one in found:
            check_found(one, tmp_path / name)
        kinds = {isinstance(one, Document) for one in found}
        assert kinds == {"loads": {True}, "fails": {False}}.get(wanted, kinds)
        if wanted == "loads":
            assert any("Harrier" in one.text for one in found if isinstance(one, Document))

    return run


def check_found(found: Document | LoadError, place: Path) -> None:
    """What holds for whatever is read: a refusal says where, a document can be kept."""
    if isinstance(found, LoadError):
        assert found.where.startswith(str(place))
        assert str(found).isprintable()
        assert 5 < len(found.what) < 400
    else:
        found.text.encode("utf-8")
        assert "\0" not in found.text
        assert any(letter.isalnum() for letter in found.text)
        assert max(map(len, (found.title, found.publisher, found.url))) <= 2100
