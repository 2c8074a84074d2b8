"""For whom or what a noun phrase stands: names, those named around it, those it refers back to."""

from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING

from loaders.chains import chains_of
from loaders.coreference import antecedent
from loaders.gazetteer import state_of
from loaders.phrase import Phrase
from loaders.reading import Block, Naming, Reading, Referent
from loaders.standing import DIRECT, Standing, Via
from loaders.unnamed import Unnamed
from loaders.word_classes import lemma, noun_classes, words
from ontology import COMPANIES, ORGANISATIONS, PEOPLE, EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

Types = frozenset[EntityType]
_GOVERNMENT = frozenset({EntityType.STATE, EntityType.STATE_BODY})
_CIVIL = frozenset({EntityType.NGO, EntityType.MEDIA_OUTLET, EntityType.INVESTIGATION})
_BODIES = frozenset({EntityType.STATE_BODY, EntityType.INTERGOVERNMENTAL_BODY})
_MAKERS = COMPANIES | {EntityType.NGO}
_DEEPEST = 6


class NounPhrases:
    """The noun phrases of one reading, each looked up once."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._unnamed = Unnamed(reading)
        self._chains = chains_of(reading.namings)
        self._known: dict[tuple[int, int, Types, bool], list[Standing]] = {}
        self._blocks: dict[int, Block] = {
            id(block.parse): block for block in reading.blocks if block.parse is not None
        }
        self._at: dict[tuple[int, int], Naming] = {}
        for naming in reading.namings:
            for token in naming.tokens or ():
                self._at.setdefault((naming.block.index, token.i), naming)

    def naming(self, token: "Token") -> Naming | None:
        """The naming that a token is part of."""
        return self._at.get((self._block(token).index, token.i))

    def settle(self, referent: Referent) -> None:
        """Give a referent without a name its place among those of the reading."""
        self._unnamed.settle(referent)

    def stand_for(
        self, token: "Token", types: Types, *, groups: bool = False, depth: int = 0
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
            asked = _Asked(token, types, groups, depth)
            self._known[key] = _distinct([*self._alone(asked), *self._beside(asked)])
        return self._known[key]

    def _block(self, token: "Token") -> Block:
        return self._blocks[id(token.doc)]

    def _alone(self, asked: "_Asked") -> list[Standing]:
        naming = self.naming(asked.token)
        if naming is not None:
            via = Via.ITSELF if naming.kind.value == "name" else Via.ANAPHORA
            return [Standing(naming.referent, naming.span, via)]
        if asked.token.pos_ == "PRON" or asked.token.tag_ in ("WDT", "WP", "WP$", "PRP$"):
            return self._pronoun(asked)
        return self._common(asked)

    def _beside(self, asked: "_Asked") -> list[Standing]:
        """Those coordinated with it, by the parse and by the surface."""
        naming = self.naming(asked.token)
        found: list[Standing] = []
        for child in self._children(asked.token):
            if child.dep_ == "conj" and child.pos_ not in ("VERB", "AUX"):
                found += self._more(asked, [child])
            elif naming is not None and child.dep_ == "prep" and child.lower_ == "including":
                found += self._more(asked, [c for c in child.children if c.dep_ == "pobj"])
        row = self._chains.get(id(naming), []) if naming is not None else []
        later = row[row.index(naming) + 1 :] if naming is not None and row else []
        return found + [Standing(n.referent, n.span, Via.ITSELF) for n in later]

    def _children(self, token: "Token") -> list["Token"]:
        """The children of a token; of a name: of all its words, without those inside it."""
        naming = self.naming(token)
        if naming is None or naming.tokens is None:
            return list(token.children)
        inside = range(naming.tokens.start, naming.tokens.end)
        return [c for word in naming.tokens for c in word.children if c.i not in inside]

    def _more(self, asked: "_Asked", heads: Iterable["Token"]) -> list[Standing]:
        """What other phrases stand for, asked in the same way."""
        return [
            one
            for head in heads
            for one in self.stand_for(head, asked.types, groups=asked.groups, depth=asked.depth + 1)
        ]

    def _named(self, asked: "_Asked", heads: Iterable["Token"], via: Via) -> list[Standing]:
        """What other phrases stand for, without groups, as reached by `via`."""
        found = [
            one
            for head in heads
            for one in self.stand_for(head, asked.types, depth=asked.depth + 1)
        ]
        return [one.through(via) for one in found]

    # Pronouns

    def _pronoun(self, asked: "_Asked") -> list[Standing]:
        word = asked.token.lower_
        if word in ("who", "which", "that", "whose", "whom"):
            return self._relative(asked)
        if word in ("we", "us", "our", "ourselves", "i", "my"):
            return self._is(asked, self._reading.author)
        if word in ("you", "your"):
            return self._is(asked, self._reading.addressee)
        if word in ("he", "she", "him", "her", "his", "himself", "herself"):
            return self._back(asked, PEOPLE, 3)
        if word in ("it", "its", "itself"):
            return self._back(asked, asked.types - PEOPLE - {EntityType.GROUP}, 2)
        return self._quantity(asked)

    def _quantity(self, asked: "_Asked") -> list[Standing]:
        phrase = Phrase.of(asked.token, self._children(asked.token))
        return self._named(asked, phrase.of_, Via.MEMBER)

    def _relative(self, asked: "_Asked") -> list[Standing]:
        clause = asked.token
        for _ in range(4):
            clause = clause.head
            if clause.dep_ in ("relcl", "acl"):
                return self._alone(asked.about(clause.head)) + self._row_before(clause)
        return []

    def _row_before(self, clause: "Token") -> list[Standing]:
        """The rest of a row whose last name the clause follows is meant only by a plural."""
        naming = self.naming(clause.head)
        row = self._chains.get(id(naming), []) if naming is not None else []
        if not row or naming is not row[-1] or clause.tag_ == "VBZ":
            return []
        plural = any(
            c.tag_ == "VBP" or c.lower_ in ("are", "were") for c in (clause, *clause.children)
        )
        return [Standing(n.referent, n.span, Via.ITSELF) for n in row[:-1]] if plural else []

    def _is(self, asked: "_Asked", referent: Referent | None) -> list[Standing]:
        return [self._standing(asked.token, referent, Via.ANAPHORA)] if referent else []

    def _standing(self, token: "Token", referent: Referent, via: Via) -> Standing:
        place = self._block(token).span(token.idx, token.idx + len(token))
        return Standing(referent, place, via)

    def _back(self, asked: "_Asked", types: Collection[EntityType], within: int) -> list[Standing]:
        if not types:
            return []
        return self._is(asked, antecedent(self._reading, asked.token, types, within))

    # Common nouns, by their class

    def _common(self, asked: "_Asked") -> list[Standing]:
        classes = noun_classes().get(lemma(asked.token), frozenset())
        phrase = Phrase.of(asked.token, self._children(asked.token))
        for name, read in _READERS.items():
            if name in classes:
                found = read(self, asked, phrase)
                if found:
                    return found
        return self._plain(asked, phrase)

    def _plain(self, asked: "_Asked", phrase: Phrase) -> list[Standing]:
        found = self._named(asked, [*phrase.appositions, *phrase.called], Via.ITSELF)
        found = [one for one in found if one.via in DIRECT or one.via is Via.MEMBER]
        found += self._named(asked, phrase.including, Via.ITSELF)
        if not found and asked.token.pos_ == "PROPN":
            found = self._named(asked, self._names(phrase.modifiers), Via.MEMBER)
        return found

    def _names(self, tokens: Iterable["Token"]) -> list["Token"]:
        return [token for token in tokens if self.naming(token) is not None]

    def _device(self, asked: "_Asked", phrase: Phrase) -> list[Standing]:
        owners = [*phrase.possessors, *phrase.of_, *phrase.belonging]
        found = [one.through(Via.DEVICE) for one in self._more(asked, owners)]
        names = self._names(phrase.modifiers)
        return (
            found or self._named(asked, names, Via.DEVICE) or self._more(asked, phrase.appositions)
        )

    def _government(self, asked: "_Asked", phrase: Phrase) -> list[Standing]:
        found = [self._state(token) for token in phrase.modifiers if state_of(token.text)]
        around = [*phrase.possessors, *phrase.modifiers, *phrase.of_]
        found = found or _of(self._named(asked, around, Via.GOVERNMENT), _GOVERNMENT)
        listed = [*phrase.appositions, *phrase.including]
        found += _of(self._named(asked, listed, Via.ITSELF), _GOVERNMENT)
        if not found and phrase.definite and lemma(asked.token) in words("the_state"):
            found = self._back(asked, {EntityType.STATE}, 5)
        return found

    def _state(self, token: "Token") -> Standing:
        name = state_of(token.text) or token.text
        return self._standing(token, self._unnamed.state(name, token), Via.GOVERNMENT)

    def _product(self, asked: "_Asked", phrase: Phrase) -> list[Standing]:
        names = self._names(phrase.modifiers)
        found = self._named(asked, names, Via.PRODUCT)
        found = [_itself_if_product(one) for one in found]
        found += self._named(asked, [*phrase.called, *phrase.appositions], Via.ITSELF)
        owners = [*phrase.possessors, *self._names(phrase.of_), *self._names(phrase.from_)]
        found = found or self._named(asked, owners, Via.PRODUCT)
        if not found and phrase.definite:
            found = self._back(asked, {EntityType.PRODUCT}, 6)
        return found

    def _company(self, asked: "_Asked", phrase: Phrase) -> list[Standing]:
        named = self._named(asked, [*phrase.appositions, *phrase.called], Via.ITSELF)
        found = _of(named, _MAKERS)
        found = found or _of(self._named(asked, self._names(phrase.modifiers), Via.ITSELF), _MAKERS)
        found += _of(self._named(asked, phrase.including, Via.ITSELF), _MAKERS)
        plain = phrase.definite and not phrase.of_ and not phrase.possessors
        if not found and plain and lemma(asked.token) not in words("not_the_firm"):
            found = self._back(asked, COMPANIES, 8)
        return found

    def _organisation(self, asked: "_Asked", phrase: Phrase) -> list[Standing]:
        found = _of(
            self._named(asked, [*phrase.appositions, *phrase.called], Via.ITSELF), ORGANISATIONS
        )
        around = [*self._names(phrase.modifiers), *phrase.possessors, *phrase.of_]
        found = found or _of(self._named(asked, around, Via.MEMBER), ORGANISATIONS)
        found += _of(self._named(asked, phrase.including, Via.ITSELF), ORGANISATIONS)
        if not found and phrase.definite and not phrase.plural:
            found = self._back(asked, _CIVIL, 5)
        return found

    def _body(self, asked: "_Asked", phrase: Phrase) -> list[Standing]:
        found = [self._state(token) for token in phrase.modifiers if state_of(token.text)]
        around = [*phrase.possessors, *phrase.modifiers, *phrase.of_]
        found = found or _of(self._named(asked, around, Via.GOVERNMENT), _GOVERNMENT)
        if found:
            return found
        bare = phrase.definite and not phrase.of_ and not phrase.possessors
        return self._back(asked, _BODIES, 4) if bare and not phrase.plural else []

    def _people(self, asked: "_Asked", phrase: Phrase) -> list[Standing]:
        listed = self._named(asked, [*phrase.appositions, *phrase.called], Via.ITSELF)
        listed += self._named(asked, phrase.including, Via.ITSELF)
        if any(one.referent.type in PEOPLE | ORGANISATIONS for one in listed):
            return listed
        around = [*phrase.of_, *self._names(phrase.modifiers), *phrase.possessors]
        found = self._named(asked, around, Via.MEMBER)
        found += _of(self._named(asked, phrase.at, Via.MEMBER), ORGANISATIONS)
        single = phrase.definite and not phrase.plural
        if not found and single and lemma(asked.token) in words("a_person"):
            found = self._back(asked, PEOPLE, 3)
        return found + self._group(asked, phrase)

    def _group(self, asked: "_Asked", phrase: Phrase) -> list[Standing]:
        collective = phrase.plural or lemma(asked.token) in words("collectives")
        if not asked.groups or not collective:
            return []
        referent = self._unnamed.group(asked.token)
        return [Standing(referent, self._unnamed.place(asked.token), Via.GROUP)]

    def _part(self, asked: "_Asked", phrase: Phrase) -> list[Standing]:
        listed = self._named(asked, [*phrase.appositions, *phrase.including], Via.ITSELF)
        return listed or [one.through(Via.MEMBER) for one in self._more(asked, phrase.of_)]

    def _research(self, asked: "_Asked", phrase: Phrase) -> list[Standing]:
        makers = [*phrase.by, *phrase.of_, *phrase.possessors, *phrase.from_]
        found = self._named(asked, [*makers, *self._names(phrase.modifiers)], Via.MEMBER)
        return _of(found, _CIVIL | {EntityType.COMPANY})

    def _deed(self, asked: "_Asked", phrase: Phrase) -> list[Standing]:
        return self._named(asked, phrase.of_, Via.ITSELF)


class _Asked:
    """One question to a noun phrase."""

    __slots__ = ("depth", "groups", "token", "types")

    def __init__(self, token: "Token", types: Types, groups: bool, depth: int) -> None:
        self.token, self.types, self.groups, self.depth = token, types, groups, depth

    def about(self, token: "Token") -> "_Asked":
        return _Asked(token, self.types, self.groups, self.depth + 1)


_Reader = Callable[[NounPhrases, _Asked, Phrase], list[Standing]]
_READERS: dict[str, _Reader] = {
    "device": NounPhrases._device,
    "government": NounPhrases._government,
    "product": NounPhrases._product,
    "company": NounPhrases._company,
    "organisation": NounPhrases._organisation,
    "body": NounPhrases._body,
    "people": NounPhrases._people,
    "part": NounPhrases._part,
    "research": NounPhrases._research,
    "deed": NounPhrases._deed,
}


def _of(found: Iterable[Standing], types: Collection[EntityType]) -> list[Standing]:
    return [one for one in found if one.referent.type in types]


def _itself_if_product(one: Standing) -> Standing:
    if one.referent.type is EntityType.PRODUCT:
        return Standing(one.referent, one.at, Via.ITSELF)
    return one


def _distinct(found: Iterable[Standing]) -> list[Standing]:
    return list({id(one.referent): one for one in reversed(list(found))}.values())[::-1]
