"""Where a document's lists of signatories begin and end."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.list_words import SignatureWords, signature_words
from loaders.reading import Block
from loaders.slices import Slice, whole

_LONGEST_LINE = 400
_COMMA_LIST = 4
_LONGEST_HEADING = 90
_LEAST_BY_SHAPE = 5
# "Name — role — Organisation": who signs so needs no heading.
_ENUMERATION = re.compile(r", [A-ZÀ-Þ@]| and (?:the )?[A-ZÀ-Þ@]")
_DASHED = re.compile(r"[A-ZÀ-Þ][^\s,;:]+(?: [^\s—–]+){1,5}\s[—–]\s\S.{2,120}")


@dataclass(frozen=True, slots=True)
class Section:
    """A list of signatories: the words that open it, and the pieces of text that hold names."""

    opening: Slice | None
    body: list[Slice] = field(default_factory=list)
    prose: bool = False
    """Whether a sentence names them, which says more than that."""

    @property
    def blocks(self) -> list[Block]:
        pieces = ([self.opening] if self.opening else []) + self.body
        return list(dict.fromkeys(piece.block for piece in pieces))


def find_sections(blocks: Sequence[Block]) -> list[Section]:
    """The lists of signatories in a document, in order. Looks at the text alone, not at kinds."""
    words = signature_words()
    letter = any(words.letters.search(block.text) for block in blocks)
    sections: list[Section] = []
    at = 0
    while at < len(blocks):
        section = (
            _inline(blocks[at], words)
            or _in_prose(blocks[at], words)
            or _opened(blocks, at, letter)
        )
        if section is None:
            at += 1
            continue
        sections.append(section)
        at = max(section.blocks[-1].index, blocks[at].index) - blocks[0].index + 1
    return sections or (_by_shape(blocks) if letter else [])


def _inline(block: Block, words: SignatureWords) -> Section | None:
    """As in: "Signed by: A, B and C" on one line."""
    match = words.inline.match(block.text)
    if match is None or _is_sentence(block.text[match.end() :], words):
        return None
    names = whole(block).part(match.end()).without("()")
    return Section(Slice(block, 0, match.end()), [names]) if len(names.text) > 3 else None


def _in_prose(block: Block, words: SignatureWords) -> Section | None:
    """As in: "We, the undersigned Lumen, Quill and Relay Lab, call on ..."."""
    for pattern in words.prose:
        match = pattern.search(block.text)
        if match is not None and _ENUMERATION.search(match["names"]):
            opening = Slice(block, match.start(), match.start("names"))
            names = whole(block).part(*match.span("names"))
            return Section(opening, [names], prose=True)
    return None


def _opened(blocks: Sequence[Block], at: int, letter: bool) -> Section | None:
    """A heading, formula or sentence, and the lines of names below it."""
    least = _least(blocks[at].text, letter)
    if not least:
        return None
    body = _lines_of_names(blocks, at + 1)
    return Section(whole(blocks[at]), body) if len(body) >= least or _one_list(body) else None


def _one_list(body: Sequence[Slice]) -> bool:
    return len(body) == 1 and len(re.findall(r"[,;•▪●]", body[0].text)) >= 2


def _least(text: str, letter: bool) -> int:
    """How many lines must follow for this one to open a list; 0 where it never does."""
    words = signature_words()
    short = len(text) <= _LONGEST_HEADING
    if short and words.headings.fullmatch(text):
        return 1 if text.endswith((":", ",")) else 2
    if not letter or len(text) > 300:
        return 0
    if words.closings.fullmatch(text):
        return 1
    return 3 * bool(words.weak_headings.fullmatch(text) or words.sentences.fullmatch(text))


def _lines_of_names(blocks: Sequence[Block], start: int) -> list[Slice]:
    words, body = signature_words(), []
    for block in blocks[start:]:
        if not _may_be_names(block.text, words):
            break
        body.append(whole(block))
        if len(body) == 1 and _ends_comma_list(block.text):
            break
    while body and is_divider(body[-1].text):
        body.pop()
    return body


def _ends_comma_list(text: str) -> bool:
    """Whether a paragraph names all signatories at once: "A, B, C and D."."""
    return len(text) > 150 and len(re.findall(r"[,;]", text)) >= 2 * _COMMA_LIST


def is_divider(text: str) -> bool:
    """Whether a line is a heading inside a list: "Organisations", "Asia:"."""
    words = signature_words()
    patterns = (words.dividers, words.headings, words.weak_headings)
    return len(text) <= _LONGEST_HEADING and any(one.fullmatch(text) for one in patterns)


def _may_be_names(text: str, words: SignatureWords) -> bool:
    if is_divider(text) or any(column.fullmatch(text) for column in words.columns.values()):
        return True
    if words.stops.match(text) or words.inline.match(text) or words.closings.fullmatch(text):
        return False
    if len(text) > _LONGEST_LINE and text.count(",") + text.count(";") < _COMMA_LIST:
        return False
    return not _is_sentence(text, words)


def _is_sentence(text: str, words: SignatureWords) -> bool:
    """Whether a line says something instead of naming somebody."""
    outside = re.sub(r"\([^()]*\)", "", text)
    verbs = len(words.verbs.findall(outside))
    if text.endswith(("?", '!"', ":")) and len(text.split()) > 4:
        return True
    if len(text.split()) > 5 and re.search(r"[a-z]{3}[.!?](?:$|\W*$| [A-Z])", outside):
        return verbs > 0
    return verbs > 1 or (verbs == 1 and len(text.split()) > 9 and "," not in text)


def _by_shape(blocks: Sequence[Block]) -> list[Section]:
    """Lines of "Name — role — Organisation" at the end of a letter, with no heading at all."""
    words, run, best = signature_words(), list[Slice](), list[Slice]()
    for block in blocks:
        short = len(block.text) < 200
        if short and (_DASHED.fullmatch(block.text) or (run and _may_be_names(block.text, words))):
            run.append(whole(block))
        else:
            run = []
        best = run if _dashed(run) > _dashed(best) else best
    return [Section(None, list(best))] if _dashed(best) >= _LEAST_BY_SHAPE else []


def _dashed(run: Sequence[Slice]) -> int:
    return sum(bool(_DASHED.fullmatch(piece.text)) for piece in run)
