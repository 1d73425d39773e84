"""The table of commands: where each lives, what it is for, and one example that runs.

A command's module is imported when the command is used, and no other.
"""

from typing import Literal

from netlog.values import dataclass

Panel = Literal["Capture", "People", "Reports", "Journal"]


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its name, its module in this package and the function there, its summary, and an example."""

    name: str
    module: str
    function: str
    panel: Panel
    summary: str
    example: str


COMMANDS: tuple[Command, ...] = (
    Command("give", "capture", "exchange", "Capture", "Log something given.", 'netlog give alice "intro to recruiter"'),
    Command(
        "get", "capture", "exchange", "Capture", "Log something got.", 'netlog get bob "feedback on the deck" --worth 3'
    ),
    Command("talk", "capture", "talk", "Capture", "Log a check-in.", 'netlog talk alice,bob "lunch" --on friday'),
    Command("note", "capture", "note", "Capture", "Write down a dated note.", 'netlog note dana "moves in March"'),
    Command(
        "promise", "capture", "promise", "Capture", "Log what I owe.", 'netlog promise alice "the rubric" --due friday'
    ),
    Command(
        "expect", "capture", "promise", "Capture", "Log what they owe me.", 'netlog expect bob "the slides" --due +2w'
    ),
    Command(
        "need", "items", "add_item", "Capture", "Log what someone looks for.", 'netlog need dana "a flat in Lisbon"'
    ),
    Command(
        "offer", "items", "add_item", "Capture", "Log what someone can give.", 'netlog offer bob "intros to angels"'
    ),
    Command(
        "goal",
        "items",
        "add_item",
        "Capture",
        "Log what someone wants to reach.",
        'netlog goal me "raise a seed round"',
    ),
    Command(
        "interest",
        "items",
        "add_item",
        "Capture",
        "Log what someone cares about.",
        'netlog interest alice "night trains"',
    ),
    Command("done", "settle", "settle", "Capture", "Settle a promise, a need or a goal.", "netlog done alice rubric"),
    Command("drop", "settle", "settle", "Capture", "Call off a promise, a need or a goal.", "netlog drop alice rubric"),
    Command(
        "intro",
        "intro",
        "intro",
        "Capture",
        "Log an introduction.",
        'netlog intro dana bob "Bob\'s sister lets a flat"',
    ),
    Command(
        "outcome",
        "outcome",
        "outcome",
        "Capture",
        "Log what came of an introduction.",
        'netlog outcome kofi "Zoë translates the whole catalogue"',
    ),
    Command("thank", "thank", "thank", "Capture", "Log thanks for something got.", "netlog thank bob van"),
    Command(
        "support",
        "support",
        "support",
        "Capture",
        "Put someone on the team for a goal of mine.",
        "netlog support bob series",
    ),
    Command("add", "add", "add", "People", "Add a contact.", 'netlog add "Ada Lovelace" --tag math --every quarter'),
    Command("show", "show", "show", "People", "Show one contact.", "netlog show alice"),
    Command("edit", "edit", "edit", "People", "Open a contact's file in your editor.", "netlog edit alice"),
    Command("set", "fields", "set_field", "People", "Set one field.", 'netlog set alice title "CTO"'),
    Command("unset", "fields", "unset_field", "People", "Take one field away.", "netlog unset alice snooze"),
    Command("tag", "fields", "tag", "People", "Add and remove tags.", "netlog tag alice +vip -inner"),
    Command("every", "fields", "every", "People", "Set how often to be in touch.", "netlog every alice 6 weeks"),
    Command("snooze", "fields", "snooze", "People", "Leave someone alone until a day.", "netlog snooze alice +2w"),
    Command("rate", "rating", "rate", "People", "Rate by a criterion of your own.", "netlog rate alice candour 5"),
    Command("archive", "fields", "archive", "People", "Put a contact away, or back.", "netlog archive alice"),
    Command(
        "rename",
        "rename",
        "rename",
        "People",
        "Change a name, and its key with --key.",
        'netlog rename bob "Robert Marsh"',
    ),
    Command("list", "listing", "list_contacts", "People", "List contacts.", "netlog list tag:founders -place:berlin"),
    Command("find", "find", "find", "People", "Look for words in everything.", "netlog find lisbon"),
    Command("today", "today", "today", "Reports", "What today asks for.", "netlog today"),
    Command("owe", "owe", "owe", "Reports", "What I owe.", "netlog owe"),
    Command("owed", "owe", "owe", "Reports", "What I am owed.", "netlog owed"),
    Command("due", "due", "due", "Reports", "Who needs a check-in.", "netlog due --within 2w"),
    Command("balance", "balance", "balance", "Reports", "What was given and got.", "netlog balance"),
    Command(
        "log", "timeline", "log", "Reports", "The timeline, newest at the end.", "netlog log alice --since 2026-01-01"
    ),
    Command("match", "match", "match", "Reports", "Who could meet whose needs.", "netlog match dana"),
    Command("who", "who", "who", "Reports", "Who can help with something.", 'netlog who "series A investors"'),
    Command("intros", "intros", "intros", "Reports", "Introductions, and who connects me.", "netlog intros"),
    Command("path", "path", "path", "Reports", "How I know someone, or could.", "netlog path alice"),
    Command("goals", "goals", "goals", "Reports", "Who is behind my goals, and whose I support.", "netlog goals"),
    Command("best", "rating", "best", "Reports", "Who leads by your own ratings.", "netlog best candour"),
    Command("init", "init", "init", "Journal", "Make a journal.", "netlog init ~/netlog"),
    Command("check", "check", "check", "Journal", "Look for problems in the files.", "netlog check"),
    Command("config", "config", "config", "Journal", "Show the settings.", "netlog config"),
)

BY_NAME = {command.name: command for command in COMMANDS}
