"""The suite is deterministic: Hypothesis tries the same examples every time, remembers none, and watches no clock."""

from hypothesis import settings

settings.register_profile("suite", derandomize=True, database=None, deadline=None)
settings.load_profile("suite")
