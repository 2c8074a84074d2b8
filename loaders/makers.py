"""Who makes which product, as far as it is known while a document is being read."""

from typing import TYPE_CHECKING

from loaders.gazetteer import makers
from loaders.standing import Standing, Via
from ontology import COMPANIES, EntityType, RelationType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loaders.reading import Reading, Referent


class Makers:
    """Products and their makers: by the statements so far, else by the gazetteer.

    The gazetteer never makes a claim here: it tells which of the firms that the text names is
    meant by a product, as in "the police bought Glimmer".
    """

    def __init__(self, reading: "Reading") -> None:
        self._reading = reading
        self._firms = {
            one.known: one for one in reading.referents if one.type in COMPANIES and one.known
        }
        self._firms |= {one.name: one for one in reading.referents if one.type in COMPANIES}

    def of(self, found: "Iterable[Standing]") -> list[Standing]:
        """The makers of the products among the standings, named or not: "Orbo's tool"."""
        firms = []
        for one in found:
            if one.referent.type in COMPANIES and one.via is Via.PRODUCT:
                firms.append(one)
            elif one.referent.type is EntityType.PRODUCT:
                maker = self._maker(one.referent)
                firms += [Standing(maker, one.at, one.via)] if maker is not None else []
        return firms

    def products_of(self, firm: "Referent") -> "list[Referent]":
        """The products that the statements so far say the firm makes."""
        made = [s for s in self._reading.statements if s.type is RelationType.DEVELOPS]
        return list({id(s.tail): s.tail for s in made if s.head is firm}.values())

    def _maker(self, product: "Referent") -> "Referent | None":
        for statement in self._reading.statements:
            if statement.type is RelationType.DEVELOPS and statement.tail is product:
                return statement.head
        return self._firms.get(makers().get(product.known or product.name, ""))
