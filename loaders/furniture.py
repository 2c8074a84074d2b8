"""Which blocks are furniture: menus, bylines, captions, comments. They make no claims."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from loaders.reading import Block, BlockKind

_MENU_WORDS = 4
_MENU_LINES = 3
_SENTENCE = re.compile(r"[.!?:][\"')]*$")
_BODY_LETTERS = 90
_REST_FROM = 0.35
"""What ends an article stands in its last two thirds; above, the same words are a menu."""


@dataclass(frozen=True)
class FurnitureRules:
    """The rules of `data/furniture.toml`, which says what each of them means."""

    line: re.Pattern[str]
    whole: re.Pattern[str]
    rest: re.Pattern[str]
    box: re.Pattern[str]
    line_words: int


@cache
def furniture_rules() -> FurnitureRules:
    """The rules as data/furniture.toml states them; read once."""
    table = tomllib.loads(files("loaders").joinpath("data/furniture.toml").read_text("utf-8"))
    parts = {key: _any_of(table[key]) for key in ("line", "whole", "rest", "box")}
    return FurnitureRules(line_words=int(table["line_words"]), **parts)


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def mark_furniture(blocks: list[Block]) -> None:
    """Sets the kind of furniture to FURNITURE, and the sections anew without such headings."""
    rules = furniture_rules()
    for block in blocks:
        if _by_itself(block, rules):
            block.kind = BlockKind.FURNITURE
    _mark_menus(blocks)
    _mark_boxes(blocks, rules)
    _mark_rest(blocks, rules)
    _set_sections(blocks)


def _by_itself(block: Block, rules: FurnitureRules) -> bool:
    if rules.whole.fullmatch(block.text):
        return True
    return bool(rules.line.match(block.text)) and len(block.text.split()) <= rules.line_words


def _short(block: Block) -> bool:
    return len(block.text.split()) <= _MENU_WORDS and not _SENTENCE.search(block.text)


def _mark_menus(blocks: list[Block]) -> None:
    """Three short lines before the first real paragraph are a menu."""
    first = next((b.index for b in blocks if _is_body(b)), len(blocks))
    run: list[Block] = []
    for block in blocks:
        if block.index < first and (_short(block) or block.kind is BlockKind.FURNITURE):
            run.append(block)
            continue
        _mark_run(run)
        run = []
    _mark_run(run)


def _mark_run(run: list[Block]) -> None:
    if len(run) >= _MENU_LINES:
        for block in run:
            block.kind = BlockKind.FURNITURE


def _is_body(block: Block) -> bool:
    prose = block.kind in {BlockKind.PROSE, BlockKind.ITEM}
    return prose and len(block.text) >= _BODY_LETTERS and bool(_SENTENCE.search(block.text))


def _mark_boxes(blocks: list[Block], rules: FurnitureRules) -> None:
    inside = False
    for block in blocks:
        if rules.box.fullmatch(block.text):
            inside = True
        elif inside and (_SENTENCE.search(block.text) or len(block.text) > 2 * _BODY_LETTERS):
            inside = False
        if inside:
            block.kind = BlockKind.FURNITURE


def _mark_rest(blocks: list[Block], rules: FurnitureRules) -> None:
    start = next((b.index for b in blocks if _ends_article(b, len(blocks), rules)), len(blocks))
    for block in blocks:
        if block.index >= start:
            block.kind = BlockKind.FURNITURE


def _ends_article(block: Block, count: int, rules: FurnitureRules) -> bool:
    return block.index > _REST_FROM * count and bool(rules.rest.fullmatch(block.text))


def _set_sections(blocks: list[Block]) -> None:
    section = ""
    for block in blocks:
        block.section = section
        if block.kind is BlockKind.HEADING:
            section = block.text
