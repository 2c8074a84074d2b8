"""Who says it, among the words of a sentence: subjects of saying, parentheses, "according to"."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from spacy.tokens import Span, Token

_FIRST_PERSON = frozenset({"i", "we", "our", "my"})
_SHORTEST_QUOTATION = 7  # words, marks included
_NEAR = 6  # words between a quotation and the verb that goes with it
_PRONOUNS = _FIRST_PERSON | {"it", "he", "she", "they"}


def speaker_of(verb: "Token") -> "Token | None":
    """The head of the noun phrase that says it: subject, by-phrase, or the partner's subject."""
    inverted = _behind_it(verb)
    if inverted is not None:
        return inverted
    for _ in range(3):
        for child in verb.children:
            if child.dep_ == "nsubj":
                return child
            if child.dep_ == "agent":
                return next((noun for noun in child.children if noun.dep_ == "pobj"), None)
        if verb.dep_ not in ("conj", "xcomp"):
            return None
        verb = verb.head
    return None


def _behind_it(verb: "Token") -> "Token | None":
    """The "Lumen Trust" of "Malta, says Lumen Trust, ...", whatever the parser makes of it."""
    doc = verb.doc
    if verb.i == 0 or doc[verb.i - 1].text != "," or verb.tag_ not in ("VBZ", "VBD", "VBP"):
        return None
    for token in doc[verb.i + 1 : verb.i + 1 + _NEAR]:
        if token.text == ",":
            before = doc[token.i - 1]
            return before if before.pos_ in ("NOUN", "PROPN") else None
        if token.pos_ not in ("NOUN", "PROPN", "DET", "ADJ"):
            return None
    return None


def asides(verb: "Token") -> "Iterator[Token]":
    """Verbs of a parenthesis in the clause: "it, Lumen says, sold ...", "as Lumen suspects"."""
    for child in verb.children:
        is_aside = child.dep_ == "parataxis" or (child.dep_ == "advcl" and _is_comparison(child))
        if (is_aside or _trails(child)) and not _has_object(child):
            yield child


def _trails(verb: "Token") -> bool:
    """Whether a clause ends the sentence after a comma: "..., the Gazette reported in April."

    The parser often takes it for one that goes on: then a word such as "and" stands in front.
    """
    if verb.dep_ not in ("conj", "advcl"):
        return False
    first = next((child for child in verb.lefts if not child.is_punct), verb)
    if first.dep_ != "nsubj" or first.left_edge.i == verb.sent.start:
        return False
    rest = verb.doc[verb.right_edge.i + 1 : verb.sent.end]
    return first.left_edge.nbor(-1).text == "," and all(token.is_punct for token in rest)


def _has_object(verb: "Token") -> bool:
    return any(child.dep_ in ("dobj", "ccomp", "xcomp") for child in verb.children)


def _is_comparison(verb: "Token") -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "as" for child in verb.children)


def according_to(sentence: "Span") -> "Iterator[Token]":
    """The heads of the noun phrases after "according to"."""
    for token in sentence:
        if token.lower_ == "according":
            for word in (token, *token.children):
                yield from (child for child in word.children if child.dep_ == "pobj")


def quoting_verb(word: "Token", says: "Collection[str]") -> "Token | None":
    """The verb of saying that introduces or follows the quotation in which a word stands.

    For quotations of more than a phrase: one word in quotation marks is no speech.
    """
    quote = _quotation(word)
    if quote is None or len(quote) < _SHORTEST_QUOTATION:
        return None
    doc = word.doc
    after = doc[quote.end : quote.end + _NEAR]
    before = doc[max(0, quote.start - _NEAR) : quote.start]
    near = [*after, *reversed(before)]
    return next((token for token in near if token.lemma_.lower() in says), None)


def _quotation(word: "Token") -> "Span | None":
    """What stands between the quotation marks around a word, marks included."""
    doc = word.doc
    if '"' not in doc.text:
        return None
    marks = [token.i for token in doc if token.text == '"']
    opened = [mark for mark in marks if mark < word.i]
    closed = [mark for mark in marks if mark > word.i]
    if len(opened) % 2 == 0 or not closed:
        return None
    return doc[opened[-1] : closed[0] + 1]


def speaks_of_itself(speaker: "Token", predicate: "Token") -> bool:
    """Whether the speaker is the one who did it: "the firm said that it had sold ..."."""
    subject = next((child for child in predicate.children if child.dep_ == "nsubj"), None)
    if subject is None or subject.lower_ not in _PRONOUNS or subject.sent != speaker.sent:
        return False
    # "Malta bought it, and it used it, Lumen said": what stands for a name before is not Lumen.
    stands_for_one_before = predicate.dep_ == "conj" and subject.lower_ not in _FIRST_PERSON
    return speaker.i < predicate.i or not stands_for_one_before
