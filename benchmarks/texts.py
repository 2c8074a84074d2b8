"""Documents to measure with: paragraphs of the examples, mixed anew by a fixed seed."""

import random
from pathlib import Path

EXAMPLES = Path(__file__).parent.parent / "examples"
_SEED = 20260701


def paragraphs() -> list[str]:
    """All prose paragraphs of the examples that are plain text or Markdown."""
    files = sorted(path for kind in ("*.txt", "*.md") for path in EXAMPLES.glob(f"d*/{kind}"))
    texts = [path.read_text("utf-8") for path in files]
    pieces = [piece.strip() for text in texts for piece in text.split("\n\n")]
    return [piece for piece in pieces if len(piece) > 200 and piece.endswith((".", '"', "”"))]


def mixed(count: int, length: int) -> list[str]:
    """`count` texts of about `length` characters."""
    source, random_ = paragraphs(), random.Random(_SEED)
    out = []
    for number in range(count):
        text = f"Report number {number} on the trade\n\n"
        while len(text) < length:
            text += random_.choice(source) + "\n\n"
        out.append(text[: length + 200])
    return out


def write(folder: Path, count: int, length: int = 3000) -> None:
    """The texts as files."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(mixed(count, length)):
        (folder / f"{number:05}.txt").write_text(text, "utf-8")
