"""How sure a text is of what a word of it states, from the words that govern that word."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.cues import StatusCues, status_cues
from loaders.governors import Link, chain, is_verbal, speaker_of
from ontology import RelationType, Status

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


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
    case = _Case(status_cues(), relation)
    case.weigh_predicate(token)
    for link in chain(token):
        case.weigh(link)
    case.weigh_sentence(token.sent)
    return case.verdict()


def judge_span(span: "Span", relation: RelationType) -> Verdict | None:
    """The same for a place without a predicate: names that stand side by side."""
    root = span.root
    governor = root.head
    if is_verbal(governor) and root.dep_ in ("attr", "oprd", "appos"):
        return judge(governor, relation)
    return Verdict(Status.CONFIRMED)


class _Case:
    """What has been heard so far for and against a statement, from the inside out.

    The first that settles it counts: "probably sold, Lumen found" stays alleged, "was found to
    have sold, Lumen said" stays confirmed.
    """

    def __init__(self, cues: StatusCues, relation: RelationType) -> None:
        self._cues = cues
        self._relation = relation
        self._steady = relation in cues.acts or relation in cues.sides
        self._status = Status.CONFIRMED
        self._settled = False
        self._negated = False
        self._denied = False
        self._unreal = False
        self._speaker: Token | None = None

    def verdict(self) -> Verdict | None:
        if self._unreal:
            return None
        if self._denied:
            may_be_denied = self._relation not in self._cues.acts
            return Verdict(Status.DENIED, self._speaker) if may_be_denied else None
        if self._negated:
            return None
        return Verdict(self._status, self._speaker)

    # --- the predicate itself -------------------------------------------------------------

    def weigh_predicate(self, token: "Token") -> None:
        if token.lemma_.lower() in self._cues.predicates.get(self._relation, ()):
            self._lower(Status.POTENTIAL)
        if is_verbal(token):
            self._weigh_verb(token)
        else:
            self._weigh_noun(token)

    def _weigh_verb(self, verb: "Token") -> None:
        self._weigh_auxiliaries(verb)
        for child in verb.children:
            if self._negates(child):
                self._negated = True
            elif child.dep_ in ("advmod", "npadvmod", "acomp") and self._hedges(child):
                self._lower(Status.ALLEGED, close=True)
            elif child.dep_ == "mark" and child.lower_ in self._cues.modals.marks_unreal:
                self._unreal = True

    def _weigh_auxiliaries(self, verb: "Token") -> None:
        modals = self._cues.modals
        words = {child.lower_ for child in verb.children if child.dep_ == "aux"}
        if self._relation in self._cues.acts:
            self._unreal |= bool(words & (modals.unreal | modals.doubt))
        elif words & modals.unreal:
            self._unreal = True
        elif words & modals.doubt:
            self._lower(Status.ALLEGED, close=True)
        elif words & modals.potential and not self._steady:
            self._lower(Status.POTENTIAL)

    def _weigh_noun(self, noun: "Token") -> None:
        for child in noun.children:
            word = child.lower_
            if child.dep_ in ("det", "neg", "preconj") and word in self._cues.adverbs.negation:
                self._negated = True
            elif child.dep_ in ("amod", "advmod", "nmod", "compound"):
                self._weigh_adjective(word)

    def _weigh_adjective(self, word: str) -> None:
        if word in self._cues.adjectives.potential:
            self._lower(Status.POTENTIAL)
        elif word in self._cues.adjectives.doubt or word in self._cues.adverbs.doubt:
            self._lower(Status.ALLEGED, close=True)

    def _negates(self, child: "Token") -> bool:
        negation = self._cues.adverbs.negation
        if child.lower_ in negation and child.dep_ in ("neg", "advmod", "preconj", "det", "intj"):
            return not _is_followed_by(child, self._cues.adverbs.not_negation)
        if child.dep_ not in ("nsubj", "nsubjpass", "dobj", "attr"):
            return False
        words = [child, *(word for word in child.children if word.dep_ in ("det", "neg"))]
        return any(word.lower_ in negation for word in words)

    def _hedges(self, word: "Token") -> bool:
        return word.lower_ in self._cues.adverbs.doubt

    # --- what governs it ------------------------------------------------------------------

    def weigh(self, link: Link) -> None:
        governor = link.governor
        if link.is_shared:
            self._weigh_partner(link)
        elif not is_verbal(governor):
            self._weigh_governing_noun(link)
        else:
            self._weigh_governing_verb(link)

    def _weigh_partner(self, link: Link) -> None:
        """A verb joined by "and" has its partner's auxiliaries, if it has none of its own."""
        if is_verbal(link.governor) and not link.has_own_subject:
            self._weigh_auxiliaries(link.governor)

    def _weigh_governing_noun(self, link: Link) -> None:
        nouns, word = self._cues.nouns, link.governor.lemma_.lower()
        negated = any(child.lower_ in ("no", "any") for child in link.governor.children)
        if word in nouns.doubt:
            self._lower(Status.ALLEGED)
        elif word in nouns.deny:
            self._denied = True
        elif word in nouns.attempt and not self._attempt_counts():
            self._lower(Status.POTENTIAL)
        elif word in nouns.fact and link.is_clause:
            self._denied |= negated
            self._settle()
        if link.is_inside and any(
            c.dep_ == "det" and c.lower_ == "no" for c in link.governor.children
        ):
            self._negated = True

    def _weigh_governing_verb(self, link: Link) -> None:
        verbs, word = self._cues.verbs, link.governor.lemma_.lower()
        if link.is_adverbial:
            self._weigh_adverbial(link)
        elif word in verbs.deny and link.is_object:
            self._denied = True
            self._name_speaker(link.governor)
        elif link.is_clause:
            self._weigh_clause_verb(link, word)
        else:
            self._weigh_light_verb(link, word)

    def _weigh_adverbial(self, link: Link) -> None:
        marks = {child.lower_ for child in link.child.children if child.dep_ == "mark"}
        if marks & self._cues.modals.marks_unreal:
            self._unreal = True

    def _weigh_clause_verb(self, link: Link, word: str) -> None:
        verbs = self._cues.verbs
        negated = any(self._negates(child) for child in link.governor.children)
        if word in verbs.refuse:
            self._negated = True
        elif word in verbs.ask and word not in verbs.attempt:
            self._unreal |= self._relation is not RelationType.CALLED_ON or not link.is_infinitive
        elif word in verbs.attempt and link.is_infinitive:
            self._weigh_attempt(negated=negated)
        elif word in verbs.fact:
            self._weigh_fact(link, negated=negated)
        elif word in verbs.doubt:
            self._lower(Status.ALLEGED)
            self._name_speaker(link.governor)
        elif word in verbs.say:
            self._weigh_saying(link)
        elif negated:
            self._negated = True
        elif any(self._hedges(child) for child in link.governor.children):
            self._lower(Status.ALLEGED)

    def _weigh_attempt(self, *, negated: bool) -> None:
        self._negated |= negated
        if not self._attempt_counts():
            self._lower(Status.POTENTIAL)

    def _weigh_fact(self, link: Link, *, negated: bool) -> None:
        if negated:
            self._lower(Status.ALLEGED)
        elif self._negated:
            self._deny_by(link.governor)
        else:
            self._settle()
        self._name_speaker(link.governor)

    def _weigh_saying(self, link: Link) -> None:
        if self._negated:
            self._deny_by(link.governor)
        elif self._vouches(link):
            self._settle()
        else:
            self._lower(Status.ALLEGED)
        self._name_speaker(link.governor)

    def _vouches(self, link: Link) -> bool:
        speaker = speaker_of(link.governor)
        return speaker is not None and speaker.lemma_.lower() in self._cues.nouns.authorities

    def _weigh_light_verb(self, link: Link, word: str) -> None:
        """A verb whose object, subject or complement the predicate is: "signed a contract"."""
        verbs = self._cues.verbs
        if word in verbs.fact and link.is_object:
            self._weigh_fact(link, negated=any(map(self._negates, link.governor.children)))
        elif (word in verbs.doubt or word in ("allege", "claim")) and link.is_object:
            self._lower(Status.ALLEGED)
            self._name_speaker(link.governor)
        elif word in verbs.attempt and link.is_object and not self._attempt_counts():
            self._lower(Status.POTENTIAL)
        elif link.is_inside:
            self._weigh_verb(link.governor)

    # --- the whole sentence -----------------------------------------------------------------

    def weigh_sentence(self, sentence: "Span") -> None:
        for token in sentence:
            if token.lower_ == "according":
                self._lower(Status.ALLEGED)
                self._speaker = self._speaker or _object_of_according(token)

    # --- bookkeeping ------------------------------------------------------------------------

    def _attempt_counts(self) -> bool:
        return self._relation in self._cues.attempts_count

    def _settle(self) -> None:
        self._settled = True

    def _lower(self, status: Status, *, close: bool = False) -> None:
        """Lower the status, unless a finding has settled it; `close`: said of the very word."""
        if self._settled or self._relation in self._cues.acts or (self._steady and not close):
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


def _is_followed_by(token: "Token", words: frozenset[str]) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor().lower_ in words


def _object_of_according(token: "Token") -> "Token | None":
    for word in (token, *token.children):
        for child in word.children:
            if child.dep_ == "pobj":
                return child
    return None
