from pathlib import Path

from spygraph.cli import COMMANDS
from spygraph.manual import manual

PAGE = Path(__file__).parent.parent / "docs" / "commands.md"


def test_manual_has_every_command() -> None:
    assert [line[3:] for line in manual().splitlines() if line.startswith("## ")] == list(COMMANDS)


def test_page_of_the_commands_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == manual(), (
        "write it anew: python -m spygraph.manual > docs/commands.md"
    )
