from graph import Extraction
from graph.resolve import relationships, resolve
from queries.stats import Count, count


def test_count_tells_the_whole_then_types_and_statuses(trade: list[Extraction]) -> None:
    claims = [claim for one in trade for claim in one.claims]
    identities = resolve([entity for one in trade for entity in one.entities], claims)
    found = count(len(trade), identities.actors, relationships(claims, identities))
    assert found == [
        Count("documents", "", 5),
        Count("actors", "", 6),
        Count("relationships", "", 6),
        Count("disputed relationships", "", 1),
        Count("claims", "", 7),
        Count("actors", "State", 1),
        Count("actors", "Vendor", 2),
        Count("actors", "Product", 1),
        Count("actors", "Victim", 1),
        Count("actors", "NGO", 1),
        Count("relationships", "SELLS_TO", 2),
        Count("relationships", "USED", 1),
        Count("relationships", "DEVELOPS", 1),
        Count("relationships", "TARGETED", 1),
        Count("relationships", "INVESTIGATED", 1),
        Count("claims", "confirmed", 3),
        Count("claims", "alleged", 1),
        Count("claims", "potential", 1),
        Count("claims", "denied", 2),
    ]


def test_statuses_that_do_not_occur_are_told() -> None:
    found = count(0, [], [])
    assert [(one.of, one.count) for one in found if one.what == "claims"][1:] == [
        ("confirmed", 0),
        ("alleged", 0),
        ("potential", 0),
        ("denied", 0),
    ]
