"""The actors that lists name: met again in the text under the same name, or new."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from graph import MentionKind, Span
from loaders.gazetteer import known_as, state_of
from loaders.reading import Naming, Reading, Referent
from loaders.slices import Slice
from ontology import ORGANISATIONS, PEOPLE, EntityType

_UNITED_NATIONS = re.compile(r"(?<![\w-])(?:United Nations|UN|U\.N\.)(?![\w-])")


def normal(name: str) -> str:
    """A name without what does not tell names apart: case, accents, marks, "the"."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("&", " and "))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"\W+", " ", letters).strip().removeprefix("the ")


def by_block(reading: Reading) -> dict[int, list[Naming]]:
    """The namings of each block, by its index."""
    found: dict[int, list[Naming]] = {}
    for naming in reading.namings:
        found.setdefault(naming.block.index, []).append(naming)
    return found


class Actors:
    """Finds, or adds, the referent that a name in a list stands for."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._named: dict[str, list[Referent]] = {}
        self._taken: dict[int, list[tuple[int, int]]] = {}
        self._united: list[tuple[Referent, Span]] | None = None
        for referent in reading.referents:
            self._remember(referent, [referent.name, *referent.forms])
        for naming in reading.namings:
            self._taken.setdefault(naming.block.index, []).append((naming.start, naming.end))

    def _remember(self, referent: Referent, forms: Iterable[str]) -> None:
        for form in forms:
            same = self._named.setdefault(normal(form), [])
            if referent not in same:
                same.append(referent)

    def meet(self, type_: EntityType, name: str, forms: Iterable[str] = ()) -> Referent:
        """The referent of that name and a kind that fits, new where the text has none."""
        forms = list(dict.fromkeys([name, *forms]))
        for form in forms:
            same = self._named.get(normal(form), [])
            # One that has it as its name comes before one that is only also called so.
            for referent in sorted(same, key=lambda one: normal(one.name) != normal(form)):
                if _fits(referent, type_) and not referent.name.startswith(f"{form}'s "):
                    self._settle(referent, type_, forms)
                    return referent
        referent = self.apart(type_, name, forms)
        if (known := known_as(name)) is not None and _may_be(known.type, type_):
            referent.type, referent.known = known.type, known.name
        return referent

    def apart(self, type_: EntityType, name: str, forms: Iterable[str] = ()) -> Referent:
        """A referent of its own, whatever else the text calls by that name."""
        referent = Referent(type_, name)
        self._reading.referents.append(referent)
        self._settle(referent, type_, [name, *forms])
        return referent

    def _settle(self, referent: Referent, type_: EntityType, forms: list[str]) -> None:
        if (referent.weak and not referent.known) or type_ is EntityType.UN_EXPERT:
            referent.type = type_
        referent.weak = False
        referent.forms.update(dict.fromkeys(forms))
        self._remember(referent, forms)

    def state(self, place: Slice) -> Referent:
        """The state of that name."""
        return self.meet(EntityType.STATE, state_of(place.text), [place.text])

    def united_nations(self) -> tuple[Referent, Span] | None:
        """The United Nations and where the text names them, if it does."""
        if self._united is None:
            self._united = list(self._find_united_nations())
        return self._united[0] if self._united else None

    def _find_united_nations(self) -> Iterator[tuple[Referent, Span]]:
        for block in self._reading.blocks:
            if match := _UNITED_NATIONS.search(block.text):
                place = Slice(block, match.start(), match.end())
                body = self.meet(EntityType.INTERGOVERNMENTAL_BODY, "United Nations", [place.text])
                self.name(body, place)
                yield body, place.span
                return

    def name(self, referent: Referent, place: Slice) -> None:
        """Say that this piece of text names the referent, unless it is part of another name."""
        taken = self._taken.setdefault(place.block.index, [])
        if place and all(end <= place.start or place.end <= start for start, end in taken):
            taken.append((place.start, place.end))
            naming = Naming(place.block, place.start, place.end, referent, MentionKind.NAME)
            self._reading.namings.append(naming)

    def finish(self) -> None:
        """Put the namings in the order of the text again."""
        self._reading.namings.sort(key=lambda naming: (naming.block.index, naming.start))


def _fits(referent: Referent, type_: EntityType) -> bool:
    """Whether a name that a list gives to one kind may stand for this referent."""
    if referent.type is type_ or (referent.weak and not referent.known):
        return True
    return _may_be(referent.type, type_)


def _may_be(one: EntityType, other: EntityType) -> bool:
    return one is other or {one, other} <= PEOPLE or {one, other} <= ORGANISATIONS
