"""The child process that reads documents, when the program is one frozen file and cannot start modules."""


def work() -> int:
    """Read documents until the parent closes the pipe."""
    from hattingen_desk.adapters.documents.worker import main

    return main()
