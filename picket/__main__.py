"""`python -m picket`."""

import sys

from picket.cli import main

if __name__ == "__main__":
    sys.exit(main())
