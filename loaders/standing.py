"""What a noun phrase stands for, and by what way it came to stand for it."""

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph import Span
    from loaders.reading import Referent


class Via(Enum):
    """How a noun phrase stands for a referent."""

    ITSELF = "itself"
    """It is a name of it."""
    ANAPHORA = "anaphora"
    """It refers back to it: "it", "the company"."""
    GOVERNMENT = "government"
    """Those who act for it: "the Freedonian authorities"."""
    PRODUCT = "product"
    """Its wares: "Orbo's spyware"."""
    DEVICE = "device"
    """A thing of it: "the phone of Ana Brook"."""
    MEMBER = "member"
    """Part of it, or somebody of it: "two reporters of the Gazette"."""
    ONE_OF = "one of"
    """A single person of it without a name: "a Gazette reporter"."""
    CONTEXT = "context"
    """The sentence does not point to it: the text around is about it."""
    GROUP = "group"
    """It is a set of people or organisations without a name."""


DIRECT = frozenset({Via.ITSELF, Via.ANAPHORA, Via.CONTEXT})


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """A referent for which a noun phrase stands, with the place that the text gives it."""

    referent: "Referent"
    at: "Span"
    via: Via

    def through(self, via: Via) -> "Standing":
        """The same referent, reached from a noun phrase around this one."""
        kept = self.via if self.via not in DIRECT else via
        return Standing(self.referent, self.at, kept)
