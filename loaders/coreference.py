"""Which names of a document name the same: acronyms, surnames, short forms, misspellings."""

from collections.abc import Callable

from loaders.body_forms import add_body_forms
from loaders.gazetteer import known_as
from loaders.lone_heads import lone_heads, settle_lone
from loaders.reading import Reading, Referent
from loaders.salience import antecedent
from loaders.same_names import bare_bodies, first_words, full_names, misspellings, surnames
from loaders.short_names import Pairs, also_known, appositions, initials, long_forms, short_forms
from loaders.verdicts import settle_types
from loaders.wordlists import word_set
from ontology import PEOPLE, EntityType

__all__ = ["antecedent", "known_referent", "resolve", "state_referent"]

_OF_THE_UN = ("UN ", "U.N. ", "United Nations ")

_NAMED_ALIKE = (
    short_forms,
    long_forms,
    also_known,
    initials,
    full_names,
    surnames,
    first_words,
)


def resolve(reading: Reading) -> None:
    """Joins the referents that are one, and settles each one's name and type."""
    for join in _NAMED_ALIKE:
        _join(reading, join)
    settle_types(reading)
    for join in (appositions, bare_bodies, misspellings, lone_heads):
        _join(reading, join)
    settle_lone(reading)
    settle_types(reading)
    add_body_forms(reading)
    for referent in reading.referents:
        referent.name = _fullest(referent)
    for body in list(reading.referents):
        if body.type is EntityType.STATE_BODY and body.state:
            state_referent(reading, body.state)
        if body.type is EntityType.INTERGOVERNMENTAL_BODY and body.name.startswith(_OF_THE_UN):
            known_referent(reading, "United Nations", EntityType.INTERGOVERNMENTAL_BODY)


def state_referent(reading: Reading, name: str) -> Referent:
    """The referent of a state by its common English name; a new, weak one where it has none.

    A new one has no naming: its name stands in the document only as an adjective, or not at all.
    """
    return known_referent(reading, name, EntityType.STATE)


def known_referent(reading: Reading, name: str, type_: EntityType) -> Referent:
    """The referent of a known name of a type; a new, weak one without naming where it has none."""
    known = known_as(name)
    gazetteer_name = known.name if known else ""
    for referent in reading.referents:
        same = referent.name == name or (gazetteer_name and referent.known == gazetteer_name)
        if same and referent.type is type_:
            return referent
    referent = Referent(type_, name, {name: None}, gazetteer_name, weak=True)
    reading.referents.append(referent)
    return referent


def _join(reading: Reading, pairs: Callable[[Reading], Pairs]) -> None:
    """Makes one of each pair: the second takes over all that the first has."""
    into: dict[int, Referent] = {}

    def last(referent: Referent) -> Referent:
        while id(referent) in into:
            referent = into[id(referent)]
        return referent

    for first, second in list(pairs(reading)):
        gone, kept = last(first), last(second)
        if gone is not kept:
            _take_over(kept, gone)
            into[id(gone)] = kept
    if into:
        for naming in reading.namings:
            naming.referent = last(naming.referent)
        reading.referents[:] = [r for r in reading.referents if id(r) not in into]


def _take_over(kept: Referent, gone: Referent) -> None:
    kept.forms.update(gone.forms)
    kept.acronyms.update(gone.acronyms)
    kept.known = kept.known or gone.known
    kept.state = kept.state or gone.state
    kept.weak = kept.weak and gone.weak
    for type_, weight in gone.votes.items():
        kept.votes[type_] = kept.votes.get(type_, 0) + weight


def _fullest(referent: Referent) -> str:
    """The name by which an entity is known: its longest form, a state by its own name."""
    if referent.type is EntityType.STATE:
        return referent.name
    forms = [f for f in referent.forms if f not in referent.acronyms and not _titled(referent, f)]
    mixed = [form for form in forms if not form.isupper() or len(form) < 6]
    if referent.type is EntityType.STATE_BODY:
        # "AISI" names it, "the domestic service" only describes it.
        mixed = [form for form in mixed if form != form.lower()] or mixed
    return max(mixed or forms or referent.forms, key=len)


def _titled(referent: Referent, form: str) -> bool:
    """Whether a form is a person's name with a title in front: "Judge Varga"."""
    first = form.split(maxsplit=1)[0].rstrip(".")
    return referent.type in PEOPLE and first in word_set("honorific")
