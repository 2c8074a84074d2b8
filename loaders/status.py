"""How sure a text is of what a word of it states, from the words that govern that word."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.governors import Link, chain, is_verbal
from loaders.markers import disowns, hedges, is_doubted, is_no, negates, shares_negation
from loaders.speakers import (
    according_to,
    asides,
    quoting_verb,
    speaker_of,
    speaks_of_itself,
)
from loaders.status_cues import status_cues
from ontology import RelationType, Status

if TYPE_CHECKING:
    from spacy.tokens import Token

    from loaders.status_cues import StatusCues


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status, and the head of the noun phrase that says it (none: the text itself)."""

    status: Status
    speaker: "Token | None" = None


def judge(token: "Token", relation: RelationType) -> Verdict | None:
    """How sure the text is of the relation that `token`, a verb or noun, states.

    None where the text does not assert it at all: negated, asked for, conditional, a question.
    A negation that somebody is reported to have uttered is a denial.
    """
    case = _Case(status_cues(), relation, token)
    case.weigh_predicate()
    if case.is_by_the_way:
        case.weigh_copula()
    else:
        case.weigh_governors()
    return case.verdict()


class _Case:
    """What has been heard so far for and against a statement, from the inside out.

    The first that settles it counts: "probably sold, Lumen found" stays alleged, "was found to
    have sold, Lumen said" stays confirmed.
    """

    def __init__(self, cues: "StatusCues", relation: RelationType, predicate: "Token") -> None:
        self._cues = cues
        self._relation = relation
        self._predicate = predicate
        self._is_act = relation in cues.acts
        self._is_side = relation in cues.sides
        self._attempt_counts = relation in cues.attempts_count
        self._status = Status.CONFIRMED
        self._settled = False
        self._negated = False
        self._denied = False
        self._unreal = False
        self._speaker: Token | None = None

    @property
    def is_by_the_way(self) -> bool:
        """Whether no governor touches it: "the spokeswoman of Orbo denied ..."."""
        return self._is_side and not is_verbal(self._predicate)

    def verdict(self) -> Verdict | None:
        if self._unreal or (self._denied and self._is_act):
            return None
        if self._denied:
            return Verdict(Status.DENIED, self._speaker)
        return None if self._negated else Verdict(self._status, self._speaker)

    # --- the predicate itself -------------------------------------------------------------

    def weigh_predicate(self) -> None:
        token, verbs = self._predicate, self._cues.verbs
        word = token.lemma_.lower()
        if word in self._cues.predicates.get(self._relation, ()):
            self._lower(Status.POTENTIAL)
        if not is_verbal(token):
            self._weigh_noun(token)
            return
        self._weigh_verb(token)
        if word in verbs.deny:
            self._denied = True
            self._name_speaker(token)
        elif word in verbs.doubt:
            self._lower(Status.ALLEGED)

    def weigh_copula(self) -> None:
        """Hear the "is not", "may be" of a side fact: "Orbo is not a Freedonian firm"."""
        for link in chain(self._predicate):
            if not (link.is_inside and link.governor.lemma_ == "be"):
                return
            self._weigh_verb(link.governor)

    def _weigh_verb(self, verb: "Token") -> None:
        self._weigh_auxiliaries(verb)
        for child in verb.children:
            if negates(child):
                self._negated = True
            elif child.dep_ == "mark" and child.lower_ in self._cues.modals.marks_unreal:
                self._unreal = True
            elif hedges(child):
                self._lower(Status.ALLEGED, close=True)
        for aside in asides(verb):
            self._weigh_aside(aside)

    def _weigh_auxiliaries(self, verb: "Token") -> None:
        modals = self._cues.modals
        words = {child.lower_ for child in verb.children if child.dep_ == "aux"}
        if verb.tag_ == "VBN":
            words.discard("'d")  # "they'd been hit"
        if self._is_act:
            self._unreal |= bool(words & modals.unreal) and not self._attempt_counts
        elif words & modals.unreal:
            self._unreal = True
        elif words & modals.doubt:
            self._lower(Status.ALLEGED, close=True)
        elif words & modals.potential and not self._is_side:
            self._lower(Status.POTENTIAL)

    def _weigh_noun(self, noun: "Token") -> None:
        adjectives, adverbs = self._cues.adjectives, self._cues.adverbs
        for child in noun.children:
            word = child.lower_
            if child.dep_ in ("det", "neg", "preconj") and word in adverbs.negation:
                self._negated = True
            elif child.dep_ not in ("amod", "advmod", "nmod", "compound"):
                continue
            elif word in adjectives.potential:
                self._lower(Status.POTENTIAL)
            elif word in adjectives.doubt or word in adverbs.doubt:
                self._lower(Status.ALLEGED, close=True)

    def _weigh_aside(self, verb: "Token") -> None:
        word, verbs = verb.lemma_.lower(), self._cues.verbs
        if word in verbs.say or word in verbs.doubt:
            self._weigh_saying(verb)

    # --- what governs it ------------------------------------------------------------------

    def weigh_governors(self) -> None:
        link = None
        for link in chain(self._predicate):
            self._weigh(link)
        if self._speaker is None and not self._is_side:
            verb = quoting_verb(self._predicate, self._cues.verbs.say)
            if verb is not None:
                self._weigh_saying(verb)
        if link is None or not link.is_side_fact:
            for speaker in according_to(self._predicate.sent):
                self._lower(Status.ALLEGED)
                self._speaker = self._speaker or speaker

    def _weigh(self, link: Link) -> None:
        if link.is_shared:
            if is_verbal(link.governor) and not link.has_own_subject:
                self._weigh_auxiliaries(link.governor)
                self._negated |= shares_negation(link.governor)
        elif is_verbal(link.governor):
            self._weigh_governing_verb(link)
        else:
            self._weigh_governing_noun(link)

    def _weigh_governing_noun(self, link: Link) -> None:
        nouns, word = self._cues.nouns, link.governor.lemma_.lower()
        negated = any(is_no(child) for child in link.governor.children)
        if word in nouns.doubt or (word in nouns.report and link.is_report):
            self._lower(Status.ALLEGED)
        elif link.is_clause and is_doubted(link.governor):
            self._lower(Status.ALLEGED, close=True)
        elif word in nouns.deny:
            self._denied = True
        elif word in nouns.attempt and not self._attempt_counts:
            self._lower(Status.POTENTIAL)
        elif word in nouns.fact and link.is_clause:
            self._denied |= negated
            self._settled = True
        elif link.is_inside:
            self._negated |= negated

    def _weigh_governing_verb(self, link: Link) -> None:
        verbs, word = self._cues.verbs, link.governor.lemma_.lower()
        if link.is_adverbial:
            marks = {child.lower_ for child in link.child.children if child.dep_ == "mark"}
            self._unreal |= bool(marks & self._cues.modals.marks_unreal)
        elif word in verbs.deny and link.is_object:
            self._denied = True
            self._name_speaker(link.governor)
        elif word in verbs.fact and (link.is_clause or link.is_object):
            self._weigh_fact(link.governor)
        elif link.is_clause:
            self._weigh_clause(link, word)
        else:
            self._weigh_light_verb(link, word)

    def _weigh_clause(self, link: Link, word: str) -> None:
        verbs, governor = self._cues.verbs, link.governor
        if word in verbs.refuse:
            self._negated = True
        elif word in verbs.ask and not (word in verbs.attempt and link.is_infinitive):
            self._unreal |= not self._is_presupposed
        elif word in verbs.attempt and link.is_infinitive:
            self._weigh_attempt(governor)
        elif word in verbs.doubt:
            self._lower(Status.ALLEGED)
            self._name_speaker(governor)
        elif word in verbs.say:
            self._weigh_saying(governor)
        elif any(disowns(child) for child in governor.children):
            self._denied = True
        elif governor.lemma_ == "be" and link.is_infinitive:
            self._lower(Status.POTENTIAL)  # "was to deliver"
        elif link.child.dep_ in ("xcomp", "pcomp"):
            self._weigh_verb(governor)

    @property
    def _is_presupposed(self) -> bool:
        """Whether it stands in any case: "urged Freedonia to end its contract"."""
        kinds = ("det", "poss")
        words = {c.lower_ for c in self._predicate.children if c.dep_ in kinds}
        return not is_verbal(self._predicate) and bool(words - {"a", "an", "any", "no"})

    def _weigh_attempt(self, verb: "Token") -> None:
        self._negated |= any(map(negates, verb.children))
        if not self._attempt_counts:
            self._lower(Status.POTENTIAL)

    def _weigh_fact(self, verb: "Token") -> None:
        if any(map(negates, verb.children)):
            self._lower(Status.ALLEGED)
        elif self._negated:
            self._deny_by(verb)
        else:
            self._settled = True
        self._name_speaker(verb)

    def _weigh_saying(self, verb: "Token") -> None:
        speaker = speaker_of(verb)
        if self._negated:
            self._deny_by(verb)
        elif speaker is not None and self._vouches(speaker):
            self._settled = True
        else:
            self._lower(Status.ALLEGED)
        self._name_speaker(verb)

    def _vouches(self, speaker: "Token") -> bool:
        is_authority = speaker.lemma_.lower() in self._cues.nouns.authorities
        return is_authority or speaks_of_itself(speaker, self._predicate)

    def _weigh_light_verb(self, link: Link, word: str) -> None:
        """A verb whose object, subject or complement the predicate is: "signed a contract"."""
        verbs = self._cues.verbs
        if link.is_object and (word in verbs.doubt or word in verbs.allege):
            self._lower(Status.ALLEGED)
            self._name_speaker(link.governor)
        elif link.is_object and word in verbs.attempt and not self._attempt_counts:
            self._lower(Status.POTENTIAL)
        elif link.is_inside:
            self._weigh_verb(link.governor)

    # --- bookkeeping ------------------------------------------------------------------------

    def _lower(self, status: Status, *, close: bool = False) -> None:
        """Lower the status, unless a finding has settled it; `close`: said of the very word."""
        if self._settled or self._is_act or (self._is_side and not close):
            return
        if status.strength < self._status.strength:
            self._status = status

    def _deny_by(self, verb: "Token") -> None:
        self._negated = False
        self._denied = True
        self._name_speaker(verb)

    def _name_speaker(self, verb: "Token") -> None:
        if self._speaker is None:
            self._speaker = speaker_of(verb)
