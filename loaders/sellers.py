"""Which of the firms of a text are vendors, by what its relations say that they did."""

from loaders.gazetteer import known_names
from loaders.reading import Reading, Referent, Statement
from loaders.wordlists import word_set
from ontology import EntityType, RelationType, Status, allowed

_TRADE = frozenset({RelationType.DEVELOPS, RelationType.SELLS_TO})
_CALLED_SO = 4


def type_sellers(reading: Reading) -> None:
    """Makes a Vendor of each Company that makes a product or sells to a government.

    Needs the statements. A firm known as something else, such as a platform or a telecoms
    operator, stays what it is; so does one that only denies it.
    """
    held = {id(one.head): one.head for one in reading.statements if _sells(one)}
    for firm in held.values():
        if _may_be_vendor(firm, reading.statements):
            firm.type = EntityType.VENDOR


def _may_be_vendor(firm: Referent, statements: list[Statement]) -> bool:
    known = {name.name for name in known_names() if name.type is EntityType.COMPANY}
    if firm.type is not EntityType.COMPANY or firm.known in known or _trades(firm):
        return False
    return all(_still_allowed(one, id(firm)) for one in statements)


def _trades(firm: Referent) -> bool:
    """Whether the text calls a firm a dealer, a holding or the like."""
    legal = firm.name.rsplit(maxsplit=1)[-1].strip(".").casefold() in word_set("legal")
    return firm.votes.get(EntityType.COMPANY, 0) >= _CALLED_SO and not legal


def _sells(statement: Statement) -> bool:
    return statement.type in _TRADE and statement.status is not Status.DENIED


def _still_allowed(statement: Statement, firm: int) -> bool:
    head = EntityType.VENDOR if id(statement.head) == firm else statement.head.type
    tail = EntityType.VENDOR if id(statement.tail) == firm else statement.tail.type
    touched = firm in (id(statement.head), id(statement.tail))
    return not touched or allowed(head, statement.type, tail)
