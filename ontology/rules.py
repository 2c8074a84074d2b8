"""Which type of actor may stand at which end of which relation."""

from ontology.errors import OntologyError
from ontology.terms import EntityType as E
from ontology.terms import RelationType as R

PEOPLE = frozenset({E.UN_EXPERT, E.VICTIM, E.PERSON})
COMPANIES = frozenset({E.VENDOR, E.COMPANY})
ORGANISATIONS = frozenset(
    {E.STATE_BODY, E.INTERGOVERNMENTAL_BODY, E.VENDOR, E.COMPANY, E.NGO, E.MEDIA_OUTLET}
)
_GOVERNMENT = frozenset({E.STATE, E.STATE_BODY})
_ANY = frozenset(E)

ENDS: dict[R, tuple[frozenset[E], frozenset[E]]] = {
    R.SELLS_TO: (COMPANIES, _GOVERNMENT | {E.GROUP, E.INTERGOVERNMENTAL_BODY}),
    R.USED: (_GOVERNMENT | {E.GROUP}, frozenset({E.PRODUCT})),
    R.DEVELOPS: (COMPANIES | {E.STATE_BODY}, frozenset({E.PRODUCT})),
    R.TARGETED: (
        _GOVERNMENT | {E.VENDOR, E.PRODUCT, E.PERSON, E.GROUP, E.NGO},
        ORGANISATIONS | {E.VICTIM, E.PERSON, E.GROUP},
    ),
    R.CALLED_ON: (
        PEOPLE | ORGANISATIONS | {E.STATE, E.GROUP},
        ORGANISATIONS - {E.NGO} | {E.STATE, E.GROUP},
    ),
    R.SIGNED: (PEOPLE | ORGANISATIONS | {E.STATE, E.GROUP}, frozenset({E.DOCUMENT})),
    R.PUBLISHED: (PEOPLE | ORGANISATIONS | {E.GROUP}, frozenset({E.DOCUMENT, E.INVESTIGATION})),
    R.AFFILIATED_WITH: (
        PEOPLE | {E.GROUP, E.NGO, E.VENDOR},
        ORGANISATIONS | {E.STATE, E.PERSON, E.GROUP, E.INVESTIGATION},
    ),
    R.MEMBER_OF: (PEOPLE | {E.GROUP}, frozenset({E.INTERGOVERNMENTAL_BODY, E.STATE_BODY})),
    R.PART_OF: (
        frozenset({E.STATE_BODY, E.INTERGOVERNMENTAL_BODY, E.NGO, E.UN_EXPERT}),
        _GOVERNMENT | {E.INTERGOVERNMENTAL_BODY, E.NGO},
    ),
    R.BASED_IN: (ORGANISATIONS, frozenset({E.STATE})),
    R.OWNS: (COMPANIES | {E.PERSON, E.GROUP}, COMPANIES | {E.MEDIA_OUTLET}),
    R.INVESTIGATED: (
        frozenset({E.NGO, E.MEDIA_OUTLET, E.INVESTIGATION, E.COMPANY, E.PERSON}),
        _GOVERNMENT | {E.VENDOR, E.PRODUCT},
    ),
    R.SANCTIONED: (
        _GOVERNMENT | {E.INTERGOVERNMENTAL_BODY, E.COMPANY},
        COMPANIES | {E.PERSON, E.STATE_BODY, E.GROUP},
    ),
    R.SUED: (_ANY, _ANY),
}


def allowed(head: E, relation: R, tail: E) -> bool:
    """Whether `relation` may lead from an actor of type `head` to one of type `tail`."""
    heads, tails = ENDS[relation]
    return head in heads and tail in tails


def check_ends(head: E, relation: R, tail: E) -> None:
    """OntologyError if `relation` may not join these types."""
    if not allowed(head, relation, tail):
        heads, tails = ENDS[relation]
        raise OntologyError(
            f"{head} {relation} {tail} is not allowed",
            hint=f"from {', '.join(sorted(heads))} to {', '.join(sorted(tails))}",
        )
