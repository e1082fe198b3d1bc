"""What the child takes from itself before it sees a file: memory, time, files, further processes (Linux).

On Windows the parent's time limit and the bounds in ``limits`` do the work.
"""

import sys

from hattingen_desk.adapters.documents.limits import MIB

_MEMORY = 2048 * MIB
_MEMORY_PER_BYTE = 10
_MOST_MEMORY = 12 * 1024 * MIB
_SECONDS = 120
_SECONDS_PER_MIB = 1


if sys.platform == "win32":

    def confine() -> None:
        """Nothing to take on this system."""

    def prepare_for(size: int) -> None:
        """Nothing to set on this system; ``size`` is ignored."""

    def memory_mib() -> int:
        """Return 0: the parent replaces the child after a number of answers."""
        return 0

else:
    import resource

    def confine() -> None:
        """Allow no file to be written, no core dumped (it would hold what was read) and no process started."""
        for limit in (resource.RLIMIT_FSIZE, resource.RLIMIT_CORE, resource.RLIMIT_NPROC):
            resource.setrlimit(limit, (0, 0))
        prepare_for(0)

    def prepare_for(size: int) -> None:
        """Bound memory and computing time for a file of ``size`` bytes; the clock starts anew."""
        memory = min(_MEMORY + _MEMORY_PER_BYTE * size, _MOST_MEMORY)
        _lower(resource.RLIMIT_AS, memory)
        usage = resource.getrusage(resource.RUSAGE_SELF)
        seconds = _SECONDS + _SECONDS_PER_MIB * size // MIB
        _lower(resource.RLIMIT_CPU, int(usage.ru_utime + usage.ru_stime) + seconds)

    def memory_mib() -> int:
        """Return the memory this process holds now; 0 where the system does not tell.

        Not ``ru_maxrss``: a child inherits its parent's peak.
        """
        try:
            with open("/proc/self/statm", "rb") as statistics:  # noqa: PTH123 - pathlib would be imported for this alone
                return int(statistics.read().split()[1]) * resource.getpagesize() // MIB
        except OSError:
            return 0

    def _lower(limit: int, wanted: int) -> None:
        hard = resource.getrlimit(limit)[1]
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(limit, (soft, hard))
