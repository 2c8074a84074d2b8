"""For whom or what a noun phrase stands: names, those named around it, those it refers back to."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.bearers import fellows
from loaders.chains import chains_of
from loaders.common_nouns import read_common, read_enumeration
from loaders.coreference import antecedent
from loaders.gazetteer import state_of
from loaders.phrase import Phrase
from loaders.places import characters_between, namings_before
from loaders.pronouns import is_pronoun, read_pronoun, rest_of_experts
from loaders.standing import Standing, Via
from loaders.unnamed import Unnamed
from ontology import PEOPLE, EntityType

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from spacy.tokens import Token

    from graph import Span
    from loaders.reading import Block, Naming, Reading, Referent

_DEEPEST = 6
_SHORT_ROW = 3
_NEAR = 700  # characters


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """One question to a noun phrase: what can the asker use, and do groups count."""

    token: "Token"
    types: frozenset[EntityType]
    groups: bool
    depth: int

    def for_types(self, types: frozenset[EntityType]) -> "Asked":
        """The same question by somebody who can use these types."""
        return Asked(self.token, types, self.groups, self.depth)

    def about(self, token: "Token") -> "Asked":
        """The same question to another phrase."""
        return Asked(token, self.types, self.groups, self.depth + 1)


class NounPhrases:
    """The noun phrases of one reading, each looked up once."""

    def __init__(self, reading: "Reading") -> None:
        self.reading = reading
        self._unnamed = Unnamed(reading)
        self._chains = chains_of(reading.namings)
        self._known: dict[tuple[int, int, frozenset[EntityType], bool], list[Standing]] = {}
        self._blocks: dict[int, Block] = {
            id(block.parse): block for block in reading.blocks if block.parse is not None
        }
        self._at: dict[tuple[int, int], Naming] = {}
        for naming in reading.namings:
            for token in naming.tokens or ():
                self._at.setdefault((naming.block.index, token.i), naming)

    def stand_for(
        self,
        token: "Token",
        types: frozenset[EntityType],
        *,
        groups: bool = False,
        depth: int = 0,
    ) -> list[Standing]:
        """The referents for which the phrase headed by the token stands, nearest sense first.

        `types` are those that the asker can use: they guide anaphora, and are not a filter.
        With `groups` a set of people without a name is a referent too.
        """
        if depth > _DEEPEST:
            return []
        key = (id(token.doc), token.i, types, groups)
        if key not in self._known:
            self._known[key] = []  # a phrase that leads back to itself adds nothing
            asked = Asked(token, types, groups, depth)
            self._known[key] = _distinct([*self.alone(asked), *self._beside(asked)])
        return self._known[key]

    # What the readers of single kinds of phrases ask back

    def naming(self, token: "Token") -> "Naming | None":
        """The naming that a token is part of."""
        return self._at.get((self.block(token).index, token.i))

    def block(self, token: "Token") -> "Block":
        """The block that a token stands in."""
        return self._blocks[id(token.doc)]

    def settle(self, referent: "Referent") -> None:
        """Give a referent without a name its place among those of the reading."""
        self._unnamed.settle(referent)

    def phrase(self, token: "Token") -> Phrase:
        """The parts around a token; around a name: around all its words."""
        return Phrase.of(token, self._children(token))

    def row(self, token: "Token") -> "list[Naming]":
        """The row of names that the token's naming stands in, or nothing."""
        naming = self.naming(token)
        return self._chains.get(id(naming), []) if naming is not None else []

    def names(self, tokens: "Iterable[Token]") -> "list[Token]":
        """Those tokens that are part of a naming."""
        return [token for token in tokens if self.naming(token) is not None]

    def more(self, asked: Asked, heads: "Iterable[Token]") -> list[Standing]:
        """What other phrases stand for, asked in the same way."""
        return [
            one
            for head in heads
            for one in self.stand_for(head, asked.types, groups=asked.groups, depth=asked.depth + 1)
        ]

    def named(self, asked: Asked, heads: "Iterable[Token]", via: Via) -> list[Standing]:
        """What other phrases stand for, without groups, as reached by `via`."""
        plain = Asked(asked.token, asked.types, groups=False, depth=asked.depth)
        return [one.through(via) for one in self.more(plain, heads)]

    def back(self, asked: Asked, types: "Collection[EntityType]", within: int) -> list[Standing]:
        """The referent of one of the types that the phrase refers back to."""
        if not types:
            return []
        found = antecedent(self.reading, asked.token, types, within)
        if found is not None and found in self._beside_in_clause(asked.token):
            found = self._before(asked.token, types, found)
        return self.pointing(asked, found)

    def _beside_in_clause(self, token: "Token") -> "list[Referent]":
        """Who fills other roles of the clause: "it" and "the firm" are not they."""
        namings = [self.naming(noun) for noun in fellows(token)]
        return [naming.referent for naming in namings if naming is not None]

    def _before(
        self, token: "Token", types: "Collection[EntityType]", not_: "Referent"
    ) -> "Referent | None":
        block = self.block(token)
        for naming in namings_before(self.reading, token):
            if characters_between(naming, block, token.idx) > _NEAR:
                return None
            if naming.referent.type in types and naming.referent is not not_:
                return naming.referent
        return None

    def back_by_word(self, asked: Asked, types: "Collection[EntityType]") -> list[Standing]:
        """The last referent of one of the types whose name has the head of the phrase in it."""
        word = asked.token.lemma_.lower()
        for naming in namings_before(self.reading, asked.token):
            if naming.referent.type in types and word in naming.referent.name.lower():
                return self.pointing(asked, naming.referent)
        return []

    def pointing(self, asked: Asked, *referents: "Referent | None") -> list[Standing]:
        """The referents, as those to which the phrase refers."""
        place = self.place(asked.token)
        return [Standing(one, place, Via.ANAPHORA) for one in referents if one is not None]

    def place(self, token: "Token") -> "Span":
        """Where the token stands in the document."""
        return self.block(token).span(token.idx, token.idx + len(token))

    def states(self, tokens: "Iterable[Token]") -> list[Standing]:
        """The states that adjectives among the tokens mean: "Freedonian"."""
        return [
            Standing(self._unnamed.state(name, token), self.place(token), Via.GOVERNMENT)
            for token in tokens
            if (name := state_of(token.text))
        ]

    def group(self, token: "Token") -> Standing:
        """The group that the phrase words."""
        referent = self._unnamed.group(token)
        return Standing(referent, self._unnamed.place(token), Via.GROUP)

    def alone(self, asked: Asked) -> list[Standing]:
        """What the phrase stands for without those coordinated with it."""
        naming = self.naming(asked.token)
        if naming is not None:
            naming = self._owned_by(naming)
            via = Via.ITSELF if naming.kind.value == "name" else Via.ANAPHORA
            found = [Standing(naming.referent, naming.span, via)]
            found += rest_of_experts(self, asked, naming.referent)
            return (
                found + read_enumeration(self, asked)
                if naming.referent.type is EntityType.GROUP
                else found
            )
        if is_pronoun(asked.token):
            return read_pronoun(self, asked)
        return read_common(self, asked)

    def _owned_by(self, naming: "Naming") -> "Naming":
        """The name after "'s" where the parser took its owner for the head of the phrase.

        "The Department of the Treasury's Office ...": the last word alone was read as the owner.
        """
        words = naming.tokens
        last = words[-1] if words is not None else None
        if words is None or last is None or last.dep_ != "poss" or words.root == last:
            return naming
        return self.naming(last.head) or naming if last.head.i >= words.end else naming

    def _beside(self, asked: Asked) -> list[Standing]:
        """Those coordinated with it, by the parse and by the surface."""
        naming = self.naming(asked.token)
        found: list[Standing] = []
        for child in self._children(asked.token):
            if (child.dep_ == "conj" and _is_another(child, naming)) or (
                naming is not None and self._is_first_of_two(child, naming)
            ):
                found += self.more(asked, [child])
            elif naming is not None and child.dep_ == "prep" and child.lower_ == "including":
                found += self.more(asked, [c for c in child.children if c.dep_ == "pobj"])
        row = self.row(asked.token)
        if naming is not None and row:
            row = row[_start_of(row, naming, asked.token) :]
        return found + [Standing(n.referent, n.span, Via.ITSELF) for n in row]

    def _is_first_of_two(self, child: "Token", naming: "Naming") -> bool:
        """Whether "A and B" was read as one name: A as a part of B."""
        first, words = self.naming(child), naming.tokens
        if child.dep_ not in ("nmod", "compound") or first is None or first.tokens is None:
            return False
        return words is not None and child.doc[first.tokens.end : words.start].text == "and"

    def _children(self, token: "Token") -> "list[Token]":
        naming = self.naming(token)
        if naming is None or naming.tokens is None:
            return list(token.children)
        inside = range(naming.tokens.start, naming.tokens.end)
        return [c for word in naming.tokens for c in word.children if c.i not in inside]


def _is_another(child: "Token", naming: "Naming | None") -> bool:
    """Whether a conjunct is one more, and no description of the names before it.

    "Ana and Ben, both reporters at Lumen": the reporters are no others.
    """
    if child.pos_ in ("VERB", "AUX"):
        return False
    first = child.left_edge
    before = first.nbor(-1).lower_ if first.i else ""
    described = child.pos_ == "NOUN" and (before == "," or first.lower_ == "both")
    return naming is None or naming.referent.type not in PEOPLE or not described


def _start_of(row: "list[Naming]", naming: "Naming", token: "Token") -> int:
    """Where the rest of a row begins; with the first name, if a subject closes a short row."""
    place = row.index(naming)
    closes = token.dep_ in ("nsubj", "nsubjpass") and place == len(row) - 1 <= _SHORT_ROW
    return 0 if closes else place + 1


def _distinct(found: list[Standing]) -> list[Standing]:
    return list({id(one.referent): one for one in reversed(found)}.values())[::-1]
