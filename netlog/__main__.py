"""`python -m netlog`."""

from netlog.cli.main import main

main()
