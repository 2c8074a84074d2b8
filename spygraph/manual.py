"""The manual of the commands, made of their own help.

To write it anew: python -m spygraph.manual > docs/commands.md
"""

import click

from spygraph.cli import cli

_WIDTH = 96
_TOP = """\
# Commands

Made of what `spygraph --help` and `spygraph COMMAND --help` say.
"""


def manual() -> str:
    """One page of Markdown: the whole command line, then every command."""
    top = cli.make_context("spygraph", [], resilient_parsing=True, terminal_width=_WIDTH)
    parts = [_TOP, _block(cli.get_help(top))]
    for name in cli.list_commands(top):
        command = cli.get_command(top, name)
        if command is not None:
            context = click.Context(command, top, info_name=name, terminal_width=_WIDTH)
            parts += [f"## {name}\n", _block(command.get_help(context))]
    return "\n".join(parts)


def _block(text: str) -> str:
    lines = (line.rstrip() for line in text.strip().splitlines())
    return "```text\n" + "\n".join(lines) + "\n```\n"


if __name__ == "__main__":
    click.echo(manual(), nl=False)
