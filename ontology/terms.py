"""The terms: what kinds of actors, relations and statuses there are, each with its definition."""

from enum import StrEnum
from typing import Self

from ontology.errors import OntologyError


class Term(StrEnum):
    """A word of the ontology with its definition in plain English."""

    definition: str

    def __new__(cls, value: str, definition: str = "") -> Self:
        term = str.__new__(cls, value)
        term._value_ = value
        term.definition = definition
        return term

    @classmethod
    def parse(cls, word: str) -> Self:
        """The term that a person typed, in any case; OntologyError lists the words there are."""
        wanted = word.strip().replace("-", "_").casefold()
        for term in cls:
            if term.value.casefold() == wanted:
                return term
        raise OntologyError(f"no {cls.__name__} is called {word!r}", hint=cls._meant(wanted))

    @classmethod
    def _meant(cls, wanted: str) -> str:
        from difflib import get_close_matches

        words = {term.value.casefold(): term.value for term in cls}
        near = get_close_matches(wanted, words, n=1)
        meant = f"did you mean {words[near[0]]}? " if near else ""
        return f"{meant}there are: {', '.join(words.values())}"


class EntityType(Term):
    """What kind of actor or thing a name stands for."""

    STATE = "State", "A country or territory that acts or is acted on as such."
    STATE_BODY = (
        "StateBody",
        "An organ of one state: ministry, agency, police, army, court, parliament.",
    )
    INTERGOVERNMENTAL_BODY = (
        "IntergovernmentalBody",
        "An organisation of states, or an organ of one: UN bodies, EU institutions, "
        "regional courts and commissions.",
    )
    VENDOR = (
        "Vendor",
        "A company that makes, sells or operates surveillance, hacking, interception or "
        "censorship technology.",
    )
    COMPANY = (
        "Company",
        "Any other firm: holding or trading companies, investors, platforms, law firms.",
    )
    PRODUCT = "Product", "A named surveillance product: spyware, exploit, device, platform."
    UN_EXPERT = (
        "UNExpert",
        "A mandate holder of the UN system: special rapporteur, independent expert, "
        "member of a working group.",
    )
    VICTIM = "Victim", "A named person reported as a target of surveillance, tried or successful."
    PERSON = "Person", "Any other named person."
    GROUP = (
        "Group",
        "A set of people or organisations without a single name: threat groups, "
        "'human rights defenders', 'all states'.",
    )
    NGO = (
        "NGO",
        "A civil-society, academic or political organisation: association, lab, university, party.",
    )
    MEDIA_OUTLET = "MediaOutlet", "A newspaper, broadcaster, agency or other news outlet."
    DOCUMENT = "Document", "A titled or signed text: letter, report, statement, law."
    INVESTIGATION = (
        "Investigation",
        "A named journalistic or forensic inquiry by several parties, such as the Pegasus Project.",
    )


class RelationType(Term):
    """What one actor did to another, or is to it."""

    SELLS_TO = "SELLS_TO", "The head sells or sold, supplies or licenses to the tail."
    USED = "USED", "The head used, deployed or bought the tail, a product."
    DEVELOPS = "DEVELOPS", "The head makes the tail, a product, or markets it as its own."
    TARGETED = (
        "TARGETED",
        "The head surveilled the tail or tried to: hacking, infection, interception, "
        "forensic unlocking.",
    )
    CALLED_ON = "CALLED_ON", "The head urged, asked or petitioned the tail to act."
    SIGNED = "SIGNED", "The head signed, endorsed or joined the tail, a document."
    PUBLISHED = "PUBLISHED", "The head published the tail, a document or investigation."
    AFFILIATED_WITH = (
        "AFFILIATED_WITH",
        "The head has or had a role at the tail: employee, founder, lawyer, spokesperson.",
    )
    MEMBER_OF = (
        "MEMBER_OF",
        "The head holds a seat or mandate in the tail, an intergovernmental or state body.",
    )
    PART_OF = "PART_OF", "The head is an organ or unit of the tail."
    BASED_IN = "BASED_IN", "The head, an organisation, has its seat in the tail, a state."
    OWNS = "OWNS", "The head is or was parent, owner or buyer of the tail."
    INVESTIGATED = (
        "INVESTIGATED",
        "The head researched, analysed or exposed the tail: forensics, reporting.",
    )
    SANCTIONED = "SANCTIONED", "The head put the tail under sanctions, or on an entity list."
    SUED = "SUED", "The head brought a suit, complaint or charge against the tail."


class Status(Term):
    """How sure the text is of what it says, from its own words."""

    CONFIRMED = (
        "confirmed",
        "Stated in the text's own voice, by a verb of fact, or by a court, regulator or party.",
    )
    ALLEGED = "alleged", "Reported, hedged or claimed by somebody: said, reportedly, suspected."
    POTENTIAL = "potential", "Possible only: selected as a target, pitched to, negotiated."
    DENIED = "denied", "Said not to be so."

    @property
    def strength(self) -> int:
        """How strongly this status supports a relationship: 3 confirmed ... 0 denied."""
        return {"confirmed": 3, "alleged": 2, "potential": 1, "denied": 0}[self.value]
