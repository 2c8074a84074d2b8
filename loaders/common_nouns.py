"""Noun phrases without a name, by the class of their head: "the Freedonian authorities"."""

from typing import TYPE_CHECKING

from loaders.counted import counted
from loaders.dependents import is_verb
from loaders.enumerations import enumerated
from loaders.roles import doers
from loaders.standing import DIRECT, Standing, Via
from loaders.word_classes import lemma, noun_classes, words
from ontology import COMPANIES, ORGANISATIONS, PEOPLE, EntityType

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from spacy.tokens import Token

    from loaders.noun_phrases import Asked, NounPhrases
    from loaders.phrase import Phrase

_GOVERNMENT = frozenset({EntityType.STATE, EntityType.STATE_BODY})
_CIVIL = frozenset({EntityType.NGO, EntityType.MEDIA_OUTLET, EntityType.INVESTIGATION})
_BODIES = frozenset({EntityType.STATE_BODY, EntityType.INTERGOVERNMENTAL_BODY})
_VENDORS = frozenset({EntityType.VENDOR})
_PRODUCTS = frozenset({EntityType.PRODUCT})
_WORKS = frozenset({EntityType.DOCUMENT})
_TITLE_WITHIN = 9
_MAKERS = COMPANIES | {EntityType.NGO}

CLASS_TYPES: "dict[str, Collection[EntityType]]" = {
    "device": PEOPLE,
    "government": _GOVERNMENT,
    "client": _GOVERNMENT,
    "product": {EntityType.PRODUCT},
    "company": COMPANIES,
    "organisation": ORGANISATIONS,
    "body": _BODIES,
    "people": PEOPLE,
}
"""What a phrase of each class can refer back to."""


def read_common(phrases: "NounPhrases", asked: "Asked") -> list[Standing]:
    """What a phrase headed by a common noun stands for; the first class that tells, tells."""
    classes = _classes(asked.token)
    phrase = phrases.phrase(asked.token)
    return read_enumeration(phrases, asked) + _read_classes(phrases, asked, phrase, classes)


def _classes(token: "Token") -> frozenset[str]:
    """The classes of a noun; of a proper noun also by its form without the plural's s."""
    word = lemma(token)
    found = noun_classes().get(word)
    return found or noun_classes().get(word.removesuffix("s"), frozenset())


def read_enumeration(phrases: "NounPhrases", asked: "Asked") -> list[Standing]:
    """Those whom the sentence lists after a noun in the plural, if their kind fits its class."""
    classes = _classes(asked.token)
    if asked.token.tag_ not in ("NNS", "NNPS"):
        return []
    for name, types in CLASS_TYPES.items():
        if name in classes:
            found = enumerated(phrases, asked.token, types)
            if found:
                return [Standing(n.referent, n.span, Via.ITSELF) for n in found]
    return []


def _read_classes(
    phrases: "NounPhrases", asked: "Asked", phrase: "Phrase", classes: "Collection[str]"
) -> list[Standing]:
    for name, read in _READERS.items():
        if name in classes:
            found = read(phrases, asked, phrase)
            if found:
                return found
    found = _plain(phrases, asked, phrase)
    return found or _by_class(phrases, asked, phrase, classes)


def _by_class(
    phrases: "NounPhrases", asked: "Asked", phrase: "Phrase", classes: "Collection[str]"
) -> list[Standing]:
    """What is told by its place: an apposition, a predicate, or "the two firms"."""
    told = phrase.determined or asked.token.dep_ == "attr"
    found = _of(_borne_by(phrases, asked), asked.types) if told else []
    if found or not phrase.number:
        return found
    for name, types in CLASS_TYPES.items():
        if name in classes:
            meant = counted(phrases, asked.token, phrase.number, types)
            if meant:
                return phrases.pointing(asked, *meant)
    return []


def _borne_by(phrases: "NounPhrases", asked: "Asked") -> list[Standing]:
    """Whom it describes: in "Orbo, a firm that ..." and "Orbo is a firm that ..." Orbo."""
    token = asked.token
    if token.dep_ == "appos":
        return [one.through(Via.ANAPHORA) for one in phrases.alone(asked.about(token.head))]
    if token.dep_ == "attr" and is_verb(token.head) and lemma(token.head) == "be":
        return phrases.named(asked, doers(token.head), Via.ANAPHORA)
    return []


def _plain(phrases: "NounPhrases", asked: "Asked", phrase: "Phrase") -> list[Standing]:
    found = phrases.named(asked, [*phrase.appositions, *phrase.called], Via.ITSELF)
    found = [one for one in found if one.via in DIRECT or one.via is Via.MEMBER]
    found += phrases.named(asked, phrase.including, Via.ITSELF)
    if not found and asked.token.pos_ == "PROPN":
        found = phrases.named(asked, phrases.names(phrase.modifiers), Via.MEMBER)
    return found


def _device(phrases: "NounPhrases", asked: "Asked", phrase: "Phrase") -> list[Standing]:
    owners = [*phrase.possessors, *phrase.of_, *phrase.belonging]
    found = [one.through(Via.DEVICE) for one in phrases.more(asked, owners)]
    found = found or phrases.named(asked, phrases.names(phrase.modifiers), Via.DEVICE)
    return found or phrases.more(asked, phrase.appositions)


def _government(phrases: "NounPhrases", asked: "Asked", phrase: "Phrase") -> list[Standing]:
    found = _acting_for(phrases, asked, phrase)
    listed = [*phrase.appositions, *phrase.including]
    found += _of(phrases.named(asked, listed, Via.ITSELF), _GOVERNMENT)
    found += _of(phrases.named(asked, phrases.names(phrase.modifiers), Via.ITSELF), _PRODUCTS)
    several = lemma(asked.token) == "authority"  # the authorities rule, the authority is a body
    meant = phrase.definite and phrase.plural == several
    if not found and meant and lemma(asked.token) in words("the_state"):
        found = phrases.back(asked, {EntityType.STATE}, 5)
    return found or _all_of_them(phrases, asked)


def _client(phrases: "NounPhrases", asked: "Asked", phrase: "Phrase") -> list[Standing]:
    found = phrases.states(phrase.modifiers)
    around = [*phrase.modifiers, *phrase.appositions, *phrase.including, *phrase.called]
    return found or _of(phrases.named(asked, around, Via.ITSELF), _GOVERNMENT)


def _all_of_them(phrases: "NounPhrases", asked: "Asked") -> list[Standing]:
    """States and governments in general are a group, where groups count."""
    every = asked.token.tag_ == "NNS" and lemma(asked.token) in words("the_state")
    return [phrases.group(asked.token)] if every and asked.groups else []


def _acting_for(phrases: "NounPhrases", asked: "Asked", phrase: "Phrase") -> list[Standing]:
    found = phrases.states(phrase.modifiers)
    around = [*phrase.possessors, *phrase.modifiers, *phrase.of_]
    return found or _of(phrases.named(asked, around, Via.GOVERNMENT), _GOVERNMENT)


def _product(phrases: "NounPhrases", asked: "Asked", phrase: "Phrase") -> list[Standing]:
    found = phrases.named(asked, phrases.names(phrase.modifiers), Via.PRODUCT)
    found = [_itself_if_product(one) for one in found]
    found += phrases.named(asked, [*phrase.called, *phrase.appositions], Via.ITSELF)
    if found:
        return found
    owners = [*phrase.possessors, *phrases.names([*phrase.of_, *phrase.from_])]
    found = phrases.named(asked.for_types(_VENDORS), owners, Via.PRODUCT)
    if not found and phrase.definite:
        found = phrases.back(asked, {EntityType.PRODUCT}, 6)
    return found


def _company(phrases: "NounPhrases", asked: "Asked", phrase: "Phrase") -> list[Standing]:
    named = phrases.named(asked, [*phrase.appositions, *phrase.called], Via.ITSELF)
    found = _of(named, _MAKERS)
    modifiers = phrases.names(phrase.modifiers)
    found = found or _of(phrases.named(asked, modifiers, Via.ITSELF), _MAKERS)
    found += _of(phrases.named(asked, phrase.including, Via.ITSELF), _MAKERS)
    parties = [word for word in phrase.possessors if word.lower_ in words("speech_parties")]
    found = found or _of(phrases.named(asked, parties, Via.ANAPHORA), _MAKERS)
    plain = phrase.definite and not phrase.of_ and not phrase.possessors and not phrase.plural
    if not found and plain and lemma(asked.token) not in words("not_the_firm"):
        found = phrases.back(asked, asked.types & COMPANIES or COMPANIES, 8)
    return found or (_group(phrases, asked, phrase) if phrase.quantified else [])


def _organisation(phrases: "NounPhrases", asked: "Asked", phrase: "Phrase") -> list[Standing]:
    named = phrases.named(asked, [*phrase.appositions, *phrase.called], Via.ITSELF)
    found = _of(named, ORGANISATIONS)
    around = [*phrases.names(phrase.modifiers), *phrase.possessors, *phrase.of_]
    found = found or _of(phrases.named(asked, around, Via.MEMBER), ORGANISATIONS)
    found += _of(phrases.named(asked, phrase.including, Via.ITSELF), ORGANISATIONS)
    if not found and phrase.definite and not phrase.plural:
        found = phrases.back_by_word(asked, _CIVIL) or phrases.back(asked, _CIVIL, 5)
    return found


def _body(phrases: "NounPhrases", asked: "Asked", phrase: "Phrase") -> list[Standing]:
    found = _acting_for(phrases, asked, phrase)
    bare = phrase.definite and not (phrase.of_ or phrase.in_ or phrase.possessors or phrase.plural)
    if found or not bare:
        return found
    return phrases.back_by_word(asked, _BODIES) or phrases.back(asked, _BODIES, 4)


def _people(phrases: "NounPhrases", asked: "Asked", phrase: "Phrase") -> list[Standing]:
    listed = phrases.named(asked, [*phrase.appositions, *phrase.called], Via.ITSELF)
    listed += phrases.named(asked, phrase.including, Via.ITSELF)
    if any(one.referent.type in PEOPLE | ORGANISATIONS for one in listed):
        return listed
    around = [*phrase.of_, *phrases.names(phrase.modifiers), *phrase.possessors]
    via = Via.MEMBER if phrase.plural or phrase.definite else Via.ONE_OF
    found = [one for one in phrases.named(asked, around, via) if one.referent.type not in PEOPLE]
    found += _of(phrases.named(asked, phrase.at, via), ORGANISATIONS)
    single = phrase.definite and not phrase.plural
    if not found and single and lemma(asked.token) in words("a_person"):
        found = phrases.back(asked, PEOPLE, 3)
    return found + _group(phrases, asked, phrase)


def _experts(phrases: "NounPhrases", asked: "Asked", phrase: "Phrase") -> list[Standing]:
    """Two or more experts that the text does not name beside the word: all that it names."""
    listed = [*phrase.appositions, *phrase.including, *phrase.called]
    if phrases.names(listed) or not phrase.plural:
        return []
    experts = [r for r in phrases.reading.referents if r.type is EntityType.UN_EXPERT]
    return phrases.pointing(asked, *experts) if len(experts) > 1 else []


def _group(phrases: "NounPhrases", asked: "Asked", phrase: "Phrase") -> list[Standing]:
    collective = phrase.plural or lemma(asked.token) in words("collectives")
    told = phrase.quantified or phrase.definite or phrase.modifiers or phrase.of_
    return [phrases.group(asked.token)] if asked.groups and collective and told else []


def _part(phrases: "NounPhrases", asked: "Asked", phrase: "Phrase") -> list[Standing]:
    listed = phrases.named(asked, [*phrase.appositions, *phrase.including], Via.ITSELF)
    return listed or [one.through(Via.MEMBER) for one in phrases.more(asked, phrase.of_)]


def _research(phrases: "NounPhrases", asked: "Asked", phrase: "Phrase") -> list[Standing]:
    makers = [*phrase.by, *phrase.of_, *phrase.possessors, *phrase.from_]
    found = phrases.named(asked, [*makers, *phrases.names(phrase.modifiers)], Via.MEMBER)
    return _of(found, _CIVIL | {EntityType.COMPANY})


def _work(phrases: "NounPhrases", asked: "Asked", phrase: "Phrase") -> list[Standing]:
    """The title that follows with nothing but plain words between: "a study entitled T"."""
    named = phrases.named(asked, [*phrase.appositions, *phrase.called], Via.ITSELF)
    found = _of(named, _WORKS)
    if found:
        return found
    doc = asked.token.doc
    for token in doc[asked.token.i + 1 : min(asked.token.i + _TITLE_WITHIN, asked.token.sent.end)]:
        naming = phrases.naming(token)
        if naming is not None and naming.referent.type in _WORKS:
            return [Standing(naming.referent, naming.span, Via.ITSELF)]
        if naming is not None or token.tag_ in ("VBD", "VBZ", "VBP", "MD") or token.text == ";":
            break
    return phrases.back(asked, _WORKS, 4) if phrase.definite and not phrase.plural else []


def _deed(phrases: "NounPhrases", asked: "Asked", phrase: "Phrase") -> list[Standing]:
    return phrases.named(asked, phrase.of_, Via.ITSELF)


_READERS: "dict[str, Callable[[NounPhrases, Asked, Phrase], list[Standing]]]" = {
    "device": _device,
    "government": _government,
    "client": _client,
    "product": _product,
    "company": _company,
    "organisation": _organisation,
    "body": _body,
    "experts": _experts,
    "people": _people,
    "work": _work,
    "part": _part,
    "research": _research,
    "deed": _deed,
}


def _of(found: "Iterable[Standing]", types: "Collection[EntityType]") -> list[Standing]:
    return [one for one in found if one.referent.type in types]


def _itself_if_product(one: Standing) -> Standing:
    if one.referent.type is EntityType.PRODUCT:
        return Standing(one.referent, one.at, Via.ITSELF)
    return one
