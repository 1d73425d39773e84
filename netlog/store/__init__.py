"""The journal's folder: text and contacts, edits, files, settings."""
