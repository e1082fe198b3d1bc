"""The program's door: the window at once, everything else through the command line.

The window must not wait for what only the command line needs, so the two part here, before anything is imported.
"""

import sys
from collections.abc import Sequence

_WINDOW_OPTIONS = frozenset({"--profile", "--user"})


def main() -> None:
    """Run the program with the arguments of this process and exit with its code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run the program and return its exit code (0 done, 1 some failed, 2 wrong usage, 3 cannot reach or open)."""
    if arguments == ["--document-worker"]:
        from hattingen_desk.bootstrap.worker import work

        return work()
    if arguments[:1] == ["--tour-pass"]:
        from hattingen_desk.bootstrap.tour_pass import run_pass

        return run_pass(arguments[1:])
    if arguments[:1] == ["--start-probe"]:
        from hattingen_desk.bootstrap.start_probe import run_probe

        return run_probe(arguments[1])
    if opens_window(arguments):
        from hattingen_desk.bootstrap.window import run_window

        return run_window(arguments)
    from hattingen_desk.bootstrap.command_line.app import run_command

    return run_command(arguments)


def opens_window(arguments: Sequence[str]) -> bool:
    """Tell whether the arguments ask for the window: none or ``demo``, and nothing but a profile and a user."""
    rest = list(arguments[1:] if arguments[:1] == ["demo"] else arguments)
    while len(rest) >= 2 and rest[0] in _WINDOW_OPTIONS and not rest[1].startswith("-"):
        del rest[:2]
    return not rest


if __name__ == "__main__":
    main()
