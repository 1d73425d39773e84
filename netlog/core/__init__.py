"""The meaning of things: contacts, entries, changes, numbers. Pure: no file, clock, environment or output."""
