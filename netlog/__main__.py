"""`python -m netlog`."""

from netlog.cli.start import main

if __name__ == "__main__":
    main()
