"""How quick the program is, each figure beside its floor: what the technique below needs alone, in the same run."""

from collections.abc import Callable, Mapping

from hattingen_desk.bootstrap.benchmarks.measurement import Measurement


def _start() -> list[Measurement]:
    from hattingen_desk.bootstrap.benchmarks.start import window_start

    return window_start()


def _search() -> list[Measurement]:
    from hattingen_desk.bootstrap.benchmarks.search import search_speed

    return search_speed()


def _table() -> list[Measurement]:
    from hattingen_desk.bootstrap.benchmarks.table import table_speed

    return table_speed()


def _import() -> list[Measurement]:
    from hattingen_desk.bootstrap.benchmarks.import_speed import import_pdfs

    return import_pdfs()


BENCHMARKS: Mapping[str, Callable[[], list[Measurement]]] = {
    "start": _start,
    "search": _search,
    "table": _table,
    "import": _import,
}
