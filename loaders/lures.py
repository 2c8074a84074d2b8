"""Links to a spyware that somebody was sent: "They sent him a link to Glimmer"."""

from typing import TYPE_CHECKING

from loaders.attribution import said_by
from loaders.coreference import antecedent
from loaders.deeds import word
from loaders.places import naming_at, place_of, sentence_place
from loaders.reading import BlockKind, Statement
from loaders.status import judge
from loaders.victim_cues import victim_cues
from loaders.when import date_of
from ontology import PEOPLE, EntityType, RelationType, Status

if TYPE_CHECKING:
    from spacy.tokens import Token

    from graph import Span
    from loaders.reading import Naming, Reading, Referent

_NEARBY = 3  # sentences back to whom "him" stands for
_HE_OR_SHE = frozenset({"he", "she", "him", "her"})


def read_lures(reading: "Reading") -> None:
    """Add a TARGETED by each product to whom a link to it was sent: an attempt counts."""
    for naming in reading.namings:
        verb = _lure(naming)
        for noun in _lured(verb) if verb is not None else ():
            victim = _person(reading, noun)
            if verb is not None and victim is not None:
                _add(reading, naming, verb, victim)


def _lure(product: "Naming") -> "Token | None":
    """The "sent" of "sent a link to Glimmer", or None."""
    if product.referent.type is not EntityType.PRODUCT or product.tokens is None:
        return None
    preposition = product.tokens.root.head
    if preposition.lower_ not in ("to", "with") or product.block.kind is BlockKind.FURNITURE:
        return None
    governor = preposition.head
    verb = governor.head if word(governor) in victim_cues().notices else governor
    baits = [child for child in verb.children if child.dep_ in ("dobj", "oprd")]
    if not any(word(bait) in victim_cues().notices for bait in baits):
        return None
    return verb if verb.lemma_ == "send" or word(verb) in victim_cues().receiving else None


def _lured(verb: "Token") -> "list[Token]":
    """Those who were sent it or received it."""
    found = [child for child in verb.children if child.dep_ in ("dative", "nsubjpass")]
    if word(verb) in victim_cues().receiving:
        found += [child for child in verb.children if child.dep_ == "nsubj"]
    return found


def _person(reading: "Reading", noun: "Token") -> "tuple[Referent, Span] | None":
    naming = naming_at(reading, noun)
    if naming is not None:
        person = naming.referent
        return (person, naming.span) if person.type in PEOPLE else None
    if noun.lower_ not in _HE_OR_SHE:
        return None
    meant = antecedent(reading, noun, PEOPLE, within=_NEARBY)
    return (meant, place_of(reading, noun)) if meant is not None else None


def _add(
    reading: "Reading", product: "Naming", verb: "Token", victim: "tuple[Referent, Span]"
) -> None:
    verdict = judge(verb, RelationType.TARGETED)
    if verdict is None or verdict.status is Status.DENIED:
        return
    speaker, speaker_at = said_by(reading, verdict.speaker) or (None, None)
    reading.statements.append(
        Statement(
            head=product.referent,
            head_at=product.span,
            type=RelationType.TARGETED,
            tail=victim[0],
            tail_at=victim[1],
            status=verdict.status,
            at=sentence_place(product.block, verb.sent),
            rule="passage:link",
            said_by=speaker,
            said_by_at=speaker_at,
            date=date_of(verb, reading.document),
        )
    )
    if victim[0].type is EntityType.PERSON:
        victim[0].type = EntityType.VICTIM
