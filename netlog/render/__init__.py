"""Pages into ink: a terminal, plain lines, JSON."""
