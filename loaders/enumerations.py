"""Names enumerated after a plural: "three clients: A, B and C", "reporters, among them A, ..."."""

from typing import TYPE_CHECKING

from loaders.word_classes import words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from spacy.tokens import Token

    from loaders.noun_phrases import NounPhrases
    from loaders.reading import Naming
    from ontology import EntityType

_JOINS = frozenset({",", ";", "and", "&", ":", "-", "–", "—"})
_PLAIN = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
_WORDS_BEFORE = 6


def enumerated(
    phrases: "NounPhrases", noun: "Token", types: "Collection[EntityType]"
) -> "list[Naming]":
    """The names of these types that the sentence lists after a noun in the plural.

    The list begins right behind a colon, "among them", "including", "such as" or "namely", and
    goes on to the end of the sentence; a name counts if it begins an item of it.
    """
    rest = noun.doc[noun.i + 1 : noun.sent.end]
    for token in rest:
        follows = token.i == noun.i + 1 and token.text == "," and _is_counted(noun)
        if follows or token.lower_ in words("introducers") or _ends_introduction(token):
            found = list(_items(phrases, noun, token))
            if found and found[0].referent.type in types:
                return [naming for naming in found if naming.referent.type in types]
    return []


def _is_counted(noun: "Token") -> bool:
    """Whether it says how many, so that names may follow: "three clients, A, B and C"."""
    return any(child.dep_ == "nummod" for child in noun.children)


def _ends_introduction(token: "Token") -> bool:
    """Whether the word ends "among them", "such as", "among others"."""
    before = token.nbor(-1).lower_ if token.i else ""
    return f"{before} {token.lower_}" in words("introducing_pairs")


def _items(phrases: "NounPhrases", noun: "Token", opener: "Token") -> "Iterator[Naming]":
    last = None
    for token in noun.doc[opener.i + 1 : noun.sent.end]:
        naming = phrases.naming(token)
        if naming is None or naming is last or naming.tokens is None:
            continue
        last = naming
        if _begins_item(naming.tokens[0], opener.i):
            yield naming
        elif naming.tokens.start - opener.i <= 2:
            return


def _begins_item(first: "Token", opener: int) -> bool:
    """Whether only plain words stand between the name and the comma, "and" or opener before it."""
    doc = first.doc
    for i in range(first.i - 1, max(opener, first.i - _WORDS_BEFORE) - 1, -1):
        if i == opener or doc[i].lower_ in _JOINS:
            return True
        if doc[i].pos_ not in _PLAIN and doc[i].lower_ not in words("item_openers"):
            return False
    return False
