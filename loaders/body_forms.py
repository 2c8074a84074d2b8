"""Longer and shorter forms of a body's name: with its state in front, without the one behind."""

import re
from collections.abc import Iterator

from loaders.gazetteer import state_of
from loaders.reading import Naming, Reading
from loaders.wordlists import UPPER
from ontology import EntityType

_OWNER = re.compile(rf"(?P<state>(?:{UPPER}[\w.&-]* ){{0,2}}{UPPER}[\w.&-]*?)(?P<mark>'s?)? $")
_BEHIND = re.compile(r" (?:of|for) (?:the )?(?P<state>[^,]+)$")


def add_body_forms(reading: Reading) -> None:
    """Adds to each state body the forms in which the text or the reader may cut its name.

    "the Freedonian Mining Office" is also "Mining Office", "Mining Office of Freedonia" too.
    """
    for naming in reading.namings:
        if naming.referent.type is EntityType.STATE_BODY:
            for form in _forms(naming):
                naming.referent.forms.setdefault(form)


def _forms(naming: Naming) -> Iterator[str]:
    name = naming.text
    if longer := _with_owner(naming):
        yield longer
    first, _, rest = name.partition(" ")
    owner = first.removesuffix("'s").removesuffix("'")
    if state_of(owner) and " " in rest and rest[0].isupper():
        yield rest
    behind = _BEHIND.search(name)
    if behind and state_of(behind["state"]) and " " in name[: behind.start()]:
        yield name[: behind.start()]


def _with_owner(naming: Naming) -> str:
    """The name with the state that stands before it: "Freedonia's Mining Office"."""
    text = naming.block.text
    owner = _OWNER.search(text, max(0, naming.start - 45), naming.start)
    if owner is None or not naming.text[0].isupper():
        return ""
    words = owner["state"].split()
    for first in range(len(words)):
        form = " ".join(words[first:])
        if state_of(form):
            return f"{form}{owner['mark'] or ''} {naming.text}"
    return ""
