"""The command line, for tools that start a package by its name."""

from spygraph.cli import main

if __name__ == "__main__":
    main()
