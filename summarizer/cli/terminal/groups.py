"""Groups of commands, whose lists wrap what they say of a command and cut nothing."""

from __future__ import annotations

from typing import Any

from typer.core import TyperGroup


class Group(TyperGroup):
    """A group whose help is whole at any width."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The first sentence of each command."""
        found = {name: self.get_command(ctx, name) for name in self.list_commands(ctx)}
        rows = [(name, _first(command.help or "")) for name, command in found.items() if command]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


def _first(text: str) -> str:
    return " ".join(text.partition("\n\n")[0].split())
