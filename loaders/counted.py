"""Those whom a number refers back to: "the four", "both firms"."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from spacy.tokens import Token

    from loaders.noun_phrases import NounPhrases
    from loaders.reading import Referent
    from ontology import EntityType

NUMBERS = {
    "two": 2,
    "both": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
_SENTENCES = 3


def counted(
    phrases: "NounPhrases", token: "Token", number: int, types: "Collection[EntityType]"
) -> "list[Referent]":
    """The referents of these types named just before, if they are exactly so many.

    Looks at the sentence so far, then at one and two sentences more; never guesses.
    """
    here = (phrases.block(token).index, token.idx)
    found: dict[int, Referent] = {}
    sentences: list[tuple[int, int]] = []
    for naming in reversed(phrases.reading.namings):
        if naming.tokens is None or (naming.block.index, naming.start) >= here:
            continue
        sentence = (naming.block.index, naming.tokens.sent.start)
        if sentence not in sentences:
            if len(found) == number or len(sentences) == _SENTENCES:
                break
            sentences.append(sentence)
        if naming.referent.type in types:
            found[id(naming.referent)] = naming.referent
    return list(found.values())[::-1] if len(found) == number else []
