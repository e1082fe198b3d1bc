"""Typer's own words in German: headings of the help, and what is wrong with a call."""

from typer import rich_utils
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

rich_utils.ARGUMENTS_PANEL_TITLE = "Angaben"
rich_utils.OPTIONS_PANEL_TITLE = "Optionen"
rich_utils.COMMANDS_PANEL_TITLE = "Befehle"
rich_utils.DEFAULT_STRING = "[ohne Angabe: {}]"
rich_utils.REQUIRED_LONG_STRING = "[nötig]"

_HELP = "Zeigt diese Hilfe."
_WRONG = {
    "NoSuchOption": "Eine der Optionen gibt es nicht.",
    "MissingParameter": "Es fehlt eine nötige Angabe.",
    "BadParameter": "Eine Angabe hat nicht die erwartete Form.",
    "BadOptionUsage": "Einer Option fehlt ihr Wert.",
}


class GermanCommand(TyperCommand):
    """A command whose help is German throughout."""

    def get_usage(self, ctx):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201 - the library's own types are private
        """Return the line that shows how to call the command."""
        return _german_usage(super().get_usage(ctx))

    def get_help_option(self, ctx):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
        """Return the option ``--help``."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _HELP
        return option


class GermanGroup(TyperGroup):
    """A group of commands whose help is German throughout."""

    def get_usage(self, ctx):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
        """Return the line that shows how to call the command."""
        return _german_usage(super().get_usage(ctx))

    def get_help_option(self, ctx):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
        """Return the option ``--help``."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _HELP
        return option


def wrong_call(error: TyperException) -> str:
    """Return what is wrong with a call, and where to read how it goes."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "hattingen-desk"
    named = getattr(error, "option_name", "") or _names(getattr(error, "param", None))
    what = next((_WRONG[kind.__name__] for kind in type(error).__mro__ if kind.__name__ in _WRONG), "")
    sentence = what or "So lässt sich das Programm nicht aufrufen."
    return f"{sentence}{f' ({named})' if named else ''} Wie der Aufruf lautet, zeigt: {command} --help"


def _names(parameter: object) -> str:
    return "/".join(getattr(parameter, "opts", ())) or str(getattr(parameter, "human_readable_name", ""))


def _german_usage(text: str) -> str:
    return text.replace("Usage:", "Aufruf:", 1).replace("[OPTIONS]", "[OPTIONEN]").replace("COMMAND", "BEFEHL").replace(
        "[ARGS]", "[ANGABEN]"
    )  # fmt: skip
