"""A click group that loads a command only when it is called, and says what was meant."""

from collections.abc import Mapping
from importlib import import_module
from typing import ClassVar, NoReturn

import click


class LazyGroup(click.Group):
    """Commands by a table of names, each with its help in one line.

    The command NAME is the attribute `command` of the module NAME in `package`. Listing the
    commands imports none of them.
    """

    package: ClassVar[str] = ""
    table: ClassVar[Mapping[str, str]] = {}

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's signature
        return list(self.table)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 -- click's signature
        cmd_name: str,
    ) -> click.Command | None:
        if cmd_name not in self.table:
            return None
        command = import_module(f"{self.package}.{cmd_name}").command
        if not isinstance(command, click.Command):
            raise TypeError(f"{self.package}.{cmd_name} holds no command")
        return command

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002 -- click's signature
        formatter: click.HelpFormatter,
    ) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(self.table.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if not ctx.resilient_parsing and args[0] not in self.table and args[0][:1] != "-":
            self._refuse(ctx, args[0])
        return super().resolve_command(ctx, args)

    def _refuse(self, ctx: click.Context, word: str) -> NoReturn:
        from difflib import get_close_matches

        near = get_close_matches(word, self.table, n=1)
        advice = f"Did you mean {near[0]}?" if near else "spygraph --help lists them."
        raise click.UsageError(f"No such command {word!r}. {advice}", ctx)
