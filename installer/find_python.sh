#!/bin/sh
# Prints the path of the first Python this project can use; explains itself on stderr when there is none.
set -u

usable='import sys; v = sys.version_info[:2]; ok = (3, 11) <= v <= (3, 14)
print(sys.executable if ok else "", end=""); sys.exit(not ok)'

for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
    command -v "$candidate" >/dev/null 2>&1 || continue
    # a version manager's stand-in may exist without a Python behind it: only a run tells
    found=$("$candidate" -c "$usable" 2>/dev/null) && [ -n "$found" ] && printf '%s\n' "$found" && exit 0
done

printf '%s\n' >&2 \
    'Hattingen Desk needs Python 3.11, 3.12, 3.13 or 3.14; none of them was found as python3 or python3.NN.' \
    '  Debian 12 and newer:  apt-get install python3 python3-venv' \
    '  elsewhere:            install one of them, then  make PYTHON=/path/to/python3 ...'
exit 3
