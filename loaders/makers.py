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
        self._seen = 0
        self._makers: dict[int, Referent] = {}
        self._products: dict[int, list[Referent]] = {}
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
        self._catch_up()
        return self._products.get(id(firm), [])

    def _maker(self, product: "Referent") -> "Referent | None":
        self._catch_up()
        known = makers().get(product.known or product.name, "")
        return self._makers.get(id(product)) or self._firms.get(known)

    def _catch_up(self) -> None:
        """Take in the statements since the last time."""
        for statement in self._reading.statements[self._seen :]:
            if statement.type is RelationType.DEVELOPS:
                self._makers.setdefault(id(statement.tail), statement.head)
                made = self._products.setdefault(id(statement.head), [])
                if statement.tail not in made:
                    made.append(statement.tail)
        self._seen = len(self._reading.statements)
