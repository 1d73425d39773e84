"""netlog: a contact journal for people who live in a terminal."""

__version__ = "0.1.0"
