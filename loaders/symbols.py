"""A sentence as the patterns see it: names as one symbol each, all other words one by one."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Self

from loaders.gazetteer import demonyms, state_of
from loaders.word_classes import lemma, nouns
from ontology import COMPANIES, PEOPLE, EntityType

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

    from loaders.reading import Naming

_OWNERS = frozenset({"its", "their"})
_ADJECTIVE_ENDINGS = ("an", "ian", "ese", "ish", "i")
_COUNTRIES = frozenset({"country", "state", "kingdom", "republic", "nation"})
_BREAKS = frozenset({".", ";", ":", ",", "(", ")", "!", "?", "-", "–", "—", '"'})
_NOT_PLAIN = frozenset({"not", "n't", "never", "no", "nor", "neither", "than", "and", "or", "but"})


@dataclass(frozen=True, eq=False)
class Symbol:
    """A name, or a word that is not part of one; a name has neither form nor lemma."""

    token: "Token"
    """The word, or the last word of the name."""
    naming: "Naming | None" = None
    form: str = ""
    lemma: str = ""

    @classmethod
    def of_word(cls, token: "Token") -> Self:
        return cls(token, form=token.lower_, lemma=lemma(token))

    @classmethod
    def of_comma(cls, token: "Token") -> Self:
        """A comma that is not written: "Orbo. A firm of Malta." says what "Orbo, a firm" says."""
        return cls(token, form=",", lemma=",")

    @cached_property
    def is_plain(self) -> bool:
        """Whether it may stand in a gap: no name, no break, no finite verb, no negation."""
        token = self.token
        if self.naming:
            return bool(self.demonym)
        if self.form == ",":
            return False
        if token.lower_ in _BREAKS and not _joins(token):
            return False
        if token.lower_ in _NOT_PLAIN:
            return False
        return token.tag_ not in ("VBD", "VBZ", "VBP", "MD", "WP", "WDT", "WP$", "PRP")

    @property
    def is_capitalised(self) -> bool:
        return not self.naming and self.token.text[:1].isupper()

    @cached_property
    def demonym(self) -> str:
        """The state that the word is an adjective for, or nothing."""
        if self.naming is not None:
            return _adjective(self.naming)
        text = self.token.text
        return state_of(text) if text[:1].isupper() and text in demonyms() else ""

    @cached_property
    def may_own(self) -> bool:
        """Whether it is "its", "his" or a common noun with an apostrophe."""
        if self.form in _OWNERS or self.form in ("his", "her"):
            return True
        after = self.token.i + 1
        return after < len(self.token.doc) and self.token.nbor().tag_ == "POS" and bool(self.form)

    def owns_as(self, types: frozenset[EntityType]) -> bool:
        """Whether it is an "its" or "the firm's" that can stand for an actor of these types."""
        if self.form in ("his", "her"):
            return types <= PEOPLE
        if self.form in _OWNERS:
            return types <= COMPANIES if self.form == "their" else not types <= PEOPLE
        if not self.may_own:
            return False
        if EntityType.STATE in types:
            return self.lemma in _COUNTRIES
        return self.lemma in nouns("company") or self.lemma in nouns("organisation")


def symbols_of(sentence: "TokenSpan", namings: "dict[int, Naming]") -> Iterator[Symbol]:
    """The symbols of a sentence; `namings` holds each naming by the index of its first token."""
    index = sentence.start
    while index < sentence.end:
        naming = namings.get(index)
        if naming is not None and naming.tokens is not None:
            index = max(index + 1, naming.tokens.end)
            yield Symbol(sentence.doc[index - 1], naming)
        else:
            yield Symbol.of_word(sentence.doc[index])
            index += 1


def _joins(token: "Token") -> bool:
    """Whether it is the hyphen of a compound: "start-up"."""
    if token.text != "-" or token.whitespace_ or token.i == 0:
        return False
    return not token.nbor(-1).whitespace_


def _adjective(naming: "Naming") -> str:
    """The state that a naming is an adjective for: it has another form than the state's name."""
    referent = naming.referent
    if referent.type is not EntityType.STATE or " " in naming.text:
        return ""
    known = naming.text in demonyms()
    derived = naming.text.endswith(_ADJECTIVE_ENDINGS) and naming.text != referent.name
    return referent.name if known or derived else ""
