"""`python -m assistant` is the command `neuvo`."""

from assistant.cli import main

main()
