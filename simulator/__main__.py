"""`python -m simulator` is the command `conveyor`."""

from simulator.cli.app import main

if __name__ == "__main__":
    main()
