"""How sanctions notices, numbered demands and notes on experts are worded."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data" / "lists" / "notices.toml"


@dataclass(frozen=True, slots=True)
class NoticeWords:
    """How notices announce their entries."""

    sanctions: re.Pattern[str]
    company_endings: re.Pattern[str]
    capital_forms: re.Pattern[str]
    details: re.Pattern[str]
    notices: re.Pattern[str]
    follows: re.Pattern[str]
    calls: re.Pattern[str]
    experts: re.Pattern[str]
    working_groups: re.Pattern[str]


@cache
def notice_words() -> NoticeWords:
    """The contents of `notices.toml`."""
    table = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    found = {name: "(?:" + "|".join(patterns) + ")" for name, patterns in table.items()}
    return NoticeWords(
        sanctions=re.compile(found["sanctions"], re.I),
        company_endings=re.compile(rf" {found['company_endings']}$"),
        capital_forms=re.compile(rf"{found['capital_forms']}$"),
        details=re.compile(found["details"], re.I),
        notices=re.compile(found["notices"], re.I),
        follows=re.compile(found["follows"], re.I),
        calls=re.compile(rf"{found['calls']}.*:$", re.I | re.S),
        experts=re.compile(rf"\W{{0,2}}{found['experts']}\s*", re.I),
        working_groups=re.compile(found["working_groups"]),
    )
