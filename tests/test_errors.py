"""Every error says where, shows the line, and says what to do; and none of them hides what is well."""

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from desk import ALICE, BOB, Desk

from netlog.core.text import visible

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="links, pipes and permissions as POSIX has them")
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="/dev/full and limits of size as Linux has them")

FORMS = (
    "Write one of: 2026-11-20, today, yesterday, tomorrow, friday, last friday, 3 days ago, in 2 weeks, "
    "+2w, -3d (d w m y), 20 nov, nov 20, 20 nov 2026, nov 20 2026\n"
)
RHYTHMS = "Write day, week, month, quarter, year, each with a number before it (6 weeks), a number of days, or never."


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


# What was typed

REQUESTS: list[tuple[list[str], int, str]] = [
    (
        ["give", "nobody", "x"],
        1,
        "netlog: no contact answers to “nobody”\n`netlog list` shows who is there, `netlog add NAME` adds somebody.\n",
    ),
    (["give", "alise", "x"], 1, "netlog: no contact answers to “alise”\nDid you mean alice-chen?\n"),
    (
        ["give", "sam", "x"],
        1,
        (
            "netlog: “sam” could be any of 2 contacts\n"
            "Say more of the name, or one of these keys:\n"
            "  sam-okafor  (Sam Okafor)\n"
            "  sam-whitfield  (Sam Whitfield)\n"
        ),
    ),
    (
        ["give", "alice,sam", "x"],
        1,
        (
            "netlog: “sam” could be any of 2 contacts\n"
            "Say more of the name, or one of these keys:\n"
            "  sam-okafor  (Sam Okafor)\n"
            "  sam-whitfield  (Sam Whitfield)\n"
        ),
    ),
    (["give", "", "x"], 2, "netlog: the name is empty\n`netlog list` shows who is there.\n"),
    (["give", "alice", ""], 2, "netlog: the text is empty\nThere has to be something to remember.\n"),
    (["give", "alice", " \t\n"], 2, "netlog: the text is empty\nThere has to be something to remember.\n"),
    (["note", "alice", " "], 2, "netlog: the text is empty\nThere has to be something to remember.\n"),
    (
        ["give", "alice", "x", "--on", "2026-02-30"],
        2,
        "netlog: there is no such day: 2026-02-30\nFebruary 2026 has 28 days.\n",
    ),
    (["promise", "alice", "x", "--due", "30/2"], 2, f"netlog: not a day: 30/2\n{FORMS}"),
    (
        ["give", "alice", "x", "--on", "tomorrow"],
        2,
        "netlog: 2026-11-23 is in the future\nWhat hasn't happened yet is a promise.\n",
    ),
    (["every", "alice", "often"], 2, f"netlog: not a rhythm: often\n{RHYTHMS}\n"),
    (["set", "alice", "nmae", "x"], 2, "netlog: there is no field “nmae”\nDid you mean name?\n"),
    (["--today", "someday", "owe"], 2, "netlog: not a day: someday\nSay today's day as 2026-11-22.\n"),
    (["giv", "alice", "x"], 2, "netlog: there is no command “giv”\nDid you mean `netlog give`?\n"),
    (["--color", "pink", "owe"], 2, "netlog: --color is one of auto, always, never, not pink\n"),
    (
        ["give", "alice", "x", "--wrth", "3"],
        2,
        "netlog: there is no option --wrth\nDid you mean --with or --worth? If it is text, put -- before it.\n",
    ),
    (
        ["give", "alice", "\udcff"],
        2,
        "netlog: “\\udcff” is not UTF-8\nCheck the terminal's encoding.\n",
    ),
    (
        ["give", "al\udcffice", "x"],
        2,
        "netlog: “al\\udcffice” is not UTF-8\nCheck the terminal's encoding.\n",
    ),
    (
        ["give", "alice", "nul\0"],
        2,
        "netlog: there is a NUL character in the text\nTake it out.\n",
    ),
    (
        ["show", "\x1b]0;hi\x07\u202e[bold]x[/]:smile:"],
        1,
        (
            "netlog: no contact answers to “\\x1b]0;hi\\x07\\u202e[bold]x[/]:smile:”\n"
            "`netlog list` shows who is there, `netlog add NAME` adds somebody.\n"
        ),
    ),
    (
        ["\x1b[31mowe"],
        2,
        "netlog: there is no command “\\x1b[31mowe”\n`netlog --help` lists the commands.\n",
    ),
]


@pytest.mark.parametrize(("arguments", "code", "said"), REQUESTS, ids=[visible(" ".join(one[0])) for one in REQUESTS])
def test_what_cannot_be_done_is_said_in_full_and_changes_nothing(
    desk: Desk, arguments: list[str], code: int, said: str
) -> None:
    desk.put("sam-okafor", "name: Sam Okafor\n")
    desk.put("sam-whitfield", "name: Sam Whitfield\n")
    before = desk.files()
    answer = desk.netlog(*arguments)
    assert (answer.code, answer.out, answer.err) == (code, "", said)
    assert desk.files() == before


def test_a_journal_that_is_not_there_is_asked_for_by_the_command_that_makes_it(desk: Desk) -> None:
    (desk.journal / "netlog.yaml").unlink()
    answer = desk.netlog("owe")
    assert (answer.code, answer.err) == (1, "netlog: there is no journal yet\n`netlog init` makes one in ~/netlog.\n")
    for answer in (desk.netlog("owe", "-j", "/x/y"), desk.netlog("owe", environment={"NETLOG_JOURNAL": "/x/y"})):
        assert answer.code == 1
        assert answer.err.startswith("netlog: there is no journal in /x/y (")
        assert answer.err.endswith(")\n`netlog init /x/y` makes one there.\n")


@posix_only
def test_a_home_that_nobody_has_is_no_bug(desk: Desk) -> None:
    answer = desk.netlog("-j", "~no-such-user/x", "owe")
    assert (answer.code, answer.err) == (
        2,
        "netlog: nobody's home is known for ~no-such-user/x\nWrite the folder out.\n",
    )


@pytest.mark.parametrize(
    "text", ["two\nlines", 'tab\tand \\ and "quotes"', "🦊 [bold]x[/] :smile:", "\u202eabc", "x" * 10_000]
)
def test_a_text_is_kept_as_it_was_typed_and_shown_harmless(desk: Desk, text: str) -> None:
    answer = desk.netlog("give", "alice", text)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == f"Alice Chen · gave “{visible(text)}” · Sun 22 Nov 2026\n"
    assert len(desk.text("alice-chen").splitlines()) == len(ALICE.splitlines()) + 1
    items = json.loads(desk.netlog("log", "alice", "--json").out)["items"]
    assert items[-1]["text"] == text


# What stands in the files

_NESTED = "x: " + "[" * 3000
_CORRECT = "Correct the line with `netlog edit broken`.\n"
_REFERENCE = f"Write the value out, or put the text in double quotes. {_CORRECT}"

BROKEN: dict[str, tuple[bytes, str]] = {
    "a day that does not exist": (
        b"name: B\nlog:\n  - {date: 2026-02-30, gave: a map}\n",
        (
            "netlog: contacts/broken.yaml:3:12: there is no such day: 2026-02-30\n"
            "    3 |   - {date: 2026-02-30, gave: a map}\n"
            "      |            ^^^^^^^^^^\n"
            f"February 2026 has 28 days. {_CORRECT}"
        ),
    ),
    "several problems": (
        b"name: [B]\nbirthday: 31 feb\nlog:\n- {date: 2026-13-01, gave: x}\n- {gave: y}\nsnooze: {}\n",
        (
            "netlog: contacts/broken.yaml:1:7: one text is expected here, not a list or a mapping\n"
            "    1 | name: [B]\n"
            "      |       ^^^\n"
            f"{_CORRECT}"
            "netlog: contacts/broken.yaml:2:11: not a day: 31 feb\n"
            "    2 | birthday: 31 feb\n"
            "      |           ^^^^^^\n"
            f"Days are written as 2026-11-20, without the year as --11-20. {_CORRECT}"
            "netlog: contacts/broken.yaml:4:10: there is no such day: 2026-13-01\n"
            "    4 | - {date: 2026-13-01, gave: x}\n"
            "      |          ^^^^^^^^^^\n"
            f"A year has 12 months. {_CORRECT}"
            "netlog: contacts/broken.yaml:5:3: an entry needs a day: date: …\n"
            "    5 | - {gave: y}\n"
            "      |   ^^^^^^^^^\n"
            f"{_CORRECT}"
            "netlog: contacts/broken.yaml:6:9: one value is expected here, not a list or a mapping\n"
            "    6 | snooze: {}\n"
            "      |         ^^\n"
            f"Days are written as 2026-11-20. {_CORRECT}"
        ),
    ),
    "a duplicate key": (
        b"name: B\nname: C\n",
        (
            "netlog: contacts/broken.yaml:2:1: the key “name” stands twice (first in line 1)\n"
            "    2 | name: C\n"
            "      | ^^^^\n"
            f"Keep one of the two. {_CORRECT}"
        ),
    ),
    "an alias": (
        b"name: B\norg: *a\n",
        (
            "netlog: contacts/broken.yaml:2:6: an alias (*) is not allowed here\n"
            "    2 | org: *a\n"
            "      |      ^^\n"
            f"{_REFERENCE}"
        ),
    ),
    "an anchor": (
        b"name: &a B\n",
        (
            "netlog: contacts/broken.yaml:1:7: an anchor (&) is not allowed here\n"
            "    1 | name: &a B\n"
            "      |       ^^\n"
            f"{_REFERENCE}"
        ),
    ),
    "an object of Python's": (
        b"name: !!python/object:os.system {}\n",
        (
            "netlog: contacts/broken.yaml:1:7: a YAML tag (!) is not allowed here\n"
            "    1 | name: !!python/object:os.system {}\n"
            "      |       ^^^^^^^^^^^^^^^^^^^^^^^^^\n"
            f"Take the tag away, or put the text in double quotes. {_CORRECT}"
        ),
    ),
    "a second document": (
        b"name: B\n---\nname: C\n",
        (
            "netlog: contacts/broken.yaml:2:1: a second document (---) begins here\n"
            "    2 | ---\n"
            "      | ^\n"
            f"One file holds one contact: take the rest out. {_CORRECT}"
        ),
    ),
    "conflict markers": (
        b"name: B\n<<<<<<< ours\norg: a\n=======\norg: b\n>>>>>>> theirs\n",
        (
            "netlog: contacts/broken.yaml:2:1: a merge conflict was left in the file\n"
            "    2 | <<<<<<< ours\n"
            "      | ^^^^^^^\n"
            f"Keep one side, and delete the lines of < = and >. {_CORRECT}"
        ),
    ),
    "not UTF-8": (
        b"name: Zo" + b"\xeb\n",
        (
            "netlog: contacts/broken.yaml:1:9: not UTF-8: the byte 0xEB\n"
            "    1 | name: Zo�\n"
            "      |         ^\n"
            f"Save the file as UTF-8. {_CORRECT}"
        ),
    ),
    "2 MB": (
        b"name: B\nnotes: " + b"x" * 1_999_984 + b"\n",
        (
            "netlog: contacts/broken.yaml: is larger than 1 MB (2,000,000 bytes)\n"
            "Move what is not for the journal into a file outside of it.\n"
        ),
    ),
    "3,000 brackets": (
        f"name: B\n{_NESTED}".encode(),
        (
            "netlog: contacts/broken.yaml:2:67: nested too deep (more than 64 levels)\n"
            f"    2 | …{'[' * 70}…\n"
            f"      | {' ' * 24}^\n"
            f"{_CORRECT}"
        ),
    ),
    "an empty file": (
        b"",
        f"netlog: contacts/broken.yaml:1:1: the file is empty\nA contact needs at least a line: name: … {_CORRECT}",
    ),
    "no name": (
        b"org: Northwind\n",
        (
            "netlog: contacts/broken.yaml:1:1: a contact needs a name\n"
            "    1 | org: Northwind\n"
            "      | ^\n"
            f"Add a line: name: … {_CORRECT}"
        ),
    ),
    "a control character": (
        b"name: B\nevery: \x1b[31msoon\n",
        (
            "netlog: contacts/broken.yaml:2:8: a character that may not stand in the file: U+001B\n"
            "    2 | every: \\x1b[31msoon\n"
            "      |        ^^^^\n"
            f"Delete it. {_CORRECT}"
        ),
    ),
    "wide characters before the place": (
        "name: B\n陈爱丽: {🦊: é e\u0301 x\u200d\u200c, ü: ü, ü: 丽}\n".encode(),
        (
            "netlog: contacts/broken.yaml:2:26: the key “ü” stands twice (first in line 2)\n"
            "    2 | 陈爱丽: {🦊: é e\u0301 x\u200d\u200c, ü: ü, ü: 丽}\n"
            f"      | {' ' * 26}^\n"
            f"Keep one of the two. {_CORRECT}"
        ),
    ),
    "wide characters at the place": (
        "name: B\nevery: 每月\n".encode(),
        (
            "netlog: contacts/broken.yaml:2:8: not a rhythm: 每月\n"
            "    2 | every: 每月\n"
            "      |        ^^^^\n"
            f"{RHYTHMS} {_CORRECT}"
        ),
    ),
    "bidirectional characters and markup": (
        "name: B\nnotes: x\nevery: \u202e[bold]x[/]\n".encode(),
        (
            "netlog: contacts/broken.yaml:3:8: not a rhythm: \\u202e[bold]x[/]\n"
            "    3 | every: \\u202e[bold]x[/]\n"
            f"      |        {'^' * 16}\n"
            f"{RHYTHMS} {_CORRECT}"
        ),
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_named_with_its_lines_and_hides_no_other(desk: Desk, name: str) -> None:
    data, problems = BROKEN[name]
    path = desk.put("broken", data)

    report = desk.netlog("owed")
    assert (report.code, report.err) == (3, problems)
    assert report.out.startswith("alice-chen\tAlice Chen\tbalance\t")

    document = desk.netlog("owed", "--json")
    assert (document.code, document.err) == (3, problems)
    found = json.loads(document.out)
    assert [item["key"] for item in found["items"]] == ["alice-chen"]
    assert {problem["path"] for problem in found["problems"]} == {"contacts/broken.yaml"}
    assert len(found["problems"]) == problems.count("netlog: ")

    assert desk.netlog("show", "broken").err.startswith(problems)
    written = desk.netlog("give", "broken", "x")
    assert (written.code, written.out) == (3, "")
    assert written.err == f"{problems}contacts/broken.yaml can't be read, so nothing was written\n"
    assert path.read_bytes() == data
    both = desk.netlog("talk", "alice,broken", "lunch")
    assert (both.code, both.out, both.err) == (3, "", written.err)
    assert desk.text("alice-chen") == ALICE
    assert desk.netlog("give", "alice", "x").code == 0


def _folder(path: Path) -> None:
    path.mkdir()


def _link_out(path: Path) -> None:
    outside = path.parents[3] / "outside.yaml"
    outside.write_text("name: Outside\n")
    path.symlink_to(outside)


def _link_to_nothing(path: Path) -> None:
    path.symlink_to("nothing.yaml")


def _link_in_a_circle(path: Path) -> None:
    path.symlink_to(path.name)


def _pipe(path: Path) -> None:
    os.mkfifo(path)


NO_FILES: list[tuple[Callable[[Path], None], str]] = [
    (_folder, "is a folder, not a file\nMove it out of the way.\n"),
    (_link_out, "is a link that leads out of the journal\nPut the file itself there.\n"),
    (_link_to_nothing, "is a link to nothing\nDelete it, or mend it.\n"),
    (_link_in_a_circle, f"cannot be read: {os.strerror(errno.ELOOP)}\n"),
    (_pipe, "is not a regular file\nMove it out of the way.\n"),
]


@posix_only
@pytest.mark.parametrize(("make", "said"), NO_FILES, ids=[make.__name__ for make, _ in NO_FILES])
def test_what_is_no_file_of_the_journal_is_neither_read_nor_written(
    desk: Desk, make: Callable[[Path], None], said: str
) -> None:
    make(desk.path("broken"))
    problem = f"netlog: contacts/broken.yaml: {said}"
    assert (desk.netlog("owed").code, desk.netlog("owed").err) == (3, problem)
    assert desk.netlog("owed").out.startswith("alice-chen\t")
    before = desk.files()
    for command in (["give", "broken", "x"], ["talk", "alice,broken"], ["set", "broken", "org", "x"]):
        answer = desk.netlog(*command)
        assert (answer.code, answer.out) == (3, "")
        assert answer.err.startswith(problem)
    assert desk.files() == before


def test_a_setting_that_makes_no_sense_is_named_and_the_rest_holds(desk: Desk) -> None:
    (desk.journal / "netlog.yaml").write_text("schema: 1\nworth: {introduction: lots}\nbalance: {from: 1}\n")
    answer = desk.netlog("owed")
    assert answer.code == 3
    assert answer.out.startswith("alice-chen\t")
    assert answer.err.startswith("netlog: netlog.yaml:2:23: ")
    assert "    2 | worth: {introduction: lots}\n      |                       ^^^^\n" in answer.err


# What the system refuses


def refusing(
    monkeypatch: pytest.MonkeyPatch, call: str, number: int, applies: Callable[[object], bool] = lambda _: True
) -> None:
    real = getattr(os, call)

    def refused(*arguments: object, **named: object) -> object:
        if applies(arguments[0]):
            raise OSError(number, os.strerror(number), str(arguments[0]) if call != "write" else None)
        return real(*arguments, **named)

    monkeypatch.setattr(os, call, refused)


def _is_temporary(path: object) -> bool:
    return ".netlog-" in str(path)


SYSTEMS: list[tuple[str, int, str]] = [
    ("open", errno.ENOSPC, "No space left on device"),
    ("open", errno.EACCES, "Permission denied"),
    ("open", errno.EDQUOT, "Disk quota exceeded"),
    ("fsync", errno.EIO, "Input/output error"),
    ("replace", errno.EROFS, "Read-only file system"),
]


@posix_only
@pytest.mark.parametrize(("call", "number", "reason"), SYSTEMS)
def test_a_write_that_the_system_refuses_is_said_and_leaves_everything_as_it_was(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, call: str, number: int, reason: str
) -> None:
    before = desk.files()
    with monkeypatch.context() as patch:
        refusing(patch, call, number, _is_temporary if call != "fsync" else lambda _: True)
        one = desk.netlog("give", "alice", "x")
        two = desk.netlog("talk", "alice,bob", "lunch")
    assert (one.code, one.out) == (1, "")
    assert one.err == f"netlog: cannot write contacts/alice-chen.yaml: {reason}; nothing was changed\n"
    assert (two.code, two.out) == (1, "")
    assert reason in two.err
    assert "nothing was changed" in two.err
    assert desk.files() == before
    assert desk.netlog("talk", "alice,bob", "lunch").err == ""


@linux_only
def test_a_full_disk_is_said_and_leaves_the_old_file(desk: Desk) -> None:
    script = (
        "import resource, signal, sys; from netlog.cli.main import main; "
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (60, 60)); main()"
    )
    before = desk.files()
    answer = desk.process("give", "alice", "x" * 80, program=("-c", script))
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == "netlog: cannot write contacts/alice-chen.yaml: File too large; nothing was changed\n"
    assert desk.files() == before


@linux_only
def test_an_answer_that_cannot_be_written_is_no_success(desk: Desk) -> None:
    with Path("/dev/full").open("wb") as full:
        for arguments in (["owed"], ["owed", "--json"], ["--help"], ["--version"]):
            answer = desk.process(*arguments, stdout=full.fileno())
            assert (answer.code, answer.err) == (
                1,
                "netlog: the answer could not be written: No space left on device\n",
            )
        assert desk.process("show", "nobody", stdout=full.fileno(), stderr=full.fileno()).code == 1


@posix_only
@pytest.mark.parametrize("number", [errno.EACCES, errno.EIO])
def test_a_folder_that_may_not_be_read_is_named(desk: Desk, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    refusing(monkeypatch, "listdir", number, lambda path: str(path).endswith("contacts"))
    answer = desk.netlog("owe")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == f"netlog: contacts/ can't be read: {os.strerror(number)}\nLook at the folder's permissions.\n"


@posix_only
def test_a_file_that_may_not_be_read_is_named_and_hides_no_other(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    refusing(monkeypatch, "open", errno.EACCES, lambda path: str(path).endswith("bob-marsh.yaml"))
    answer = desk.netlog("owed")
    assert (answer.code, answer.err) == (3, "netlog: contacts/bob-marsh.yaml: cannot be read: Permission denied\n")
    assert answer.out.startswith("alice-chen\t")


@posix_only
def test_a_read_only_journal_is_read_and_says_so_when_written(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    refusing(monkeypatch, "open", errno.EROFS, lambda path: str(path).endswith("lock"))
    assert desk.netlog("owed").code == 0
    answer = desk.netlog("give", "alice", "x")
    assert (answer.code, answer.out) == (1, "")
    lock = desk.journal / ".netlog" / "lock"
    assert answer.err == (
        f"netlog: cannot lock the journal: {lock}: Read-only file system; nothing was changed\n"
        "Make the journal's folder writable, or choose another with --journal.\n"
    )


# Bugs, and streams that are gone


def test_a_bug_is_one_line_and_a_traceback_only_when_asked_for(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> object:
        raise ZeroDivisionError("by \x1b[31mzero")

    monkeypatch.setattr(os, "listdir", broken)
    answer = desk.netlog("owe")
    assert (answer.code, answer.out) == (70, "")
    assert answer.err == (
        "netlog: a bug in netlog: ZeroDivisionError: by \\x1b[31mzero\n"
        "Please report it with what NETLOG_DEBUG=1 shows.\n"
    )
    answer = desk.netlog("owe", environment={"NETLOG_DEBUG": "1"})
    assert answer.code == 70
    assert answer.err.startswith("Traceback (most recent call last):\n")


@posix_only
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("arguments", [["log"], ["log", "--json"], ["give", "alice", "x"], ["--help"], ["--version"]])
def test_a_closed_pipe_is_no_error(desk: Desk, arguments: list[str], unbuffered: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    answer = desk.process(*arguments, stdout=writing, environment={"PYTHONUNBUFFERED": unbuffered})
    os.close(writing)
    assert (answer.code, answer.err) == (0, "")


@posix_only
def test_problems_are_told_though_nobody_reads_the_answer(desk: Desk) -> None:
    desk.put("broken", b"")
    reading, writing = os.pipe()
    os.close(reading)
    answer = desk.process("owed", stdout=writing)
    os.close(writing)
    assert (answer.code, answer.err) == (3, BROKEN["an empty file"][1])


@posix_only
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_netlog_works_without_the_streams_it_was_not_given(desk: Desk, closed: str) -> None:
    line = f'"{sys.executable}" -m netlog give alice x {closed}'
    done = subprocess.run(["sh", "-c", line], env=desk.process_environment(), cwd=desk.home, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    assert desk.text("alice-chen") == f'{ALICE}  - {{date: 2026-11-22, gave: "x"}}\n'


@posix_only
def test_a_working_folder_that_was_deleted_is_no_bug(desk: Desk) -> None:
    gone = desk.home / "gone"
    gone.mkdir()
    line = f'rmdir "{gone}"; "{sys.executable}" -m netlog owed'
    done = subprocess.run(["sh", "-c", line], env=desk.process_environment(), cwd=gone, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"alice-chen\t")


# Encodings and terminals

PLACES = [
    {"PYTHONIOENCODING": "ascii"},
    {"PYTHONIOENCODING": "latin-1"},
    {"LC_ALL": "C"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"PYTHONIOENCODING": "utf-8:strict"},
]


@pytest.mark.parametrize("environment", PLACES, ids=lambda found: " ".join(f"{k}={v}" for k, v in found.items()))
def test_whatever_the_stream_can_hold_json_stays_json(desk: Desk, environment: dict[str, str]) -> None:
    desk.put("zoe", 'name: Zoë 陈 🦊\norg: "\\e[31m"\n')
    encoding = environment.get("PYTHONIOENCODING", "utf-8").partition(":")[0]
    answer = desk.process("list", "--json", environment=environment, encoding=encoding)
    assert (answer.code, answer.err) == (0, "")
    found = json.loads(answer.out)["items"]
    assert [item["name"] for item in found if item["key"] == "zoe"] == ["Zoë 陈 🦊"]
    drawn = desk.process("show", "zoe", "--color", "always", environment=environment, encoding=encoding)
    assert (drawn.code, drawn.err) == (0, "")


@pytest.mark.parametrize("environment", PLACES[-3:], ids=["C", "bare C", "strict"])
def test_an_argument_or_input_that_is_not_utf_8_is_refused_in_a_sentence(
    desk: Desk, environment: dict[str, str]
) -> None:
    before = desk.files()
    for arguments, stdin in (([b"give", b"alice", b"caf\xe9"], b""), ([b"give", b"alice", b"-"], b"caf\xe9\n")):
        answer = desk.process(*arguments, stdin=stdin, environment=environment)
        assert (answer.code, answer.out) == (2, "")
        assert answer.err.endswith(" is not UTF-8\nCheck the terminal's encoding.\n")
    assert desk.files() == before


SHAPES: list[tuple[dict[str, str], bool, bool]] = [
    ({}, True, True),
    ({"NO_COLOR": "1"}, True, False),
    ({"NO_COLOR": "1"}, False, False),
    ({"TERM": "dumb"}, True, False),
    ({"FORCE_COLOR": "1"}, False, True),
    ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
    ({"COLUMNS": "20"}, True, True),
    ({"COLUMNS": "20", "NO_COLOR": "1"}, True, False),
    ({"COLUMNS": "0", "NO_COLOR": "1"}, True, False),
    ({"COLUMNS": "many", "NO_COLOR": "1"}, True, False),
]


@pytest.mark.parametrize(("environment", "is_terminal", "is_coloured"), SHAPES)
@pytest.mark.parametrize(
    "command", ["owed", "due", "balance", "log", "list", "today", "config", "show alice", "goals", "best"]
)
def test_a_terminal_gets_the_colour_and_the_width_it_asks_for(
    desk: Desk, command: str, environment: dict[str, str], is_terminal: bool, is_coloured: bool
) -> None:
    answer = desk.netlog(*command.split(), is_terminal=is_terminal, environment={"COLUMNS": "80"} | environment)
    assert answer.code == 0
    if not is_coloured:
        assert "\x1b" not in answer.out + answer.err
        if environment.get("COLUMNS") == "20":
            assert max(len(line) for line in answer.out.splitlines()) <= 20
    elif command in {"owed", "show alice"}:
        assert "\x1b[" in answer.out


HOSTILE = "\x1b]52;c;aGk=\x07\u202e\x9b31m[bold red]x[/] :smile: [link=http://x]y"


@pytest.mark.parametrize("is_terminal", [False, True])
def test_what_a_file_says_never_commands_the_terminal(desk: Desk, is_terminal: bool) -> None:
    hostile = json.dumps(HOSTILE)
    desk.put(
        "mallory",
        f"name: {hostile}\norg: {hostile}\nbirthday: --11-23\ntags: [{hostile}]\nneeds: [{hostile}]\n"
        f"goals: [{hostile}]\nsupports: [{hostile}]\nratings: {{{hostile}: 3}}\nlog:\n"
        f"  - {{date: 2026-11-20, got: {hostile}, worth: 3}}\n  - {{date: 2026-11-20, promised: {hostile}}}\n",
    )
    desk.put("broken", f"name: {hostile}\nevery: {hostile}\n")
    (desk.journal / "contacts" / "\x1b[31m\u202e.yaml").write_text("every: x\n")
    environment = {"NO_COLOR": "1", "COLUMNS": "300"}
    (desk.journal / "me.yaml").write_text(f"name: {hostile}\ngoals: [{hostile}]\n")
    reports = (
        "owe",
        "owed",
        "due",
        "balance",
        "log",
        "list",
        "today",
        "check",
        "goals",
        "goals x",
        "goals --done",
        "best",
    )
    for command in (*reports, "show mallory", "give x y", "support mallory y", "rate x y 1"):
        answer = desk.netlog(*command.split(), is_terminal=is_terminal, environment=environment)
        said = answer.out + answer.err
        assert not {"\x1b", "\x07", "\u202e", "\x9b"} & set(said), command
        if command in {"owe", "log", "list", "show mallory", "goals", "best"}:
            assert "\\x1b]52;c;aGk=\\x07\\u202e\\x9b31m[bold red]x[/] :smile: [link=http://x]y" in said, command


def test_bob_who_has_nothing_wrong_is_left_as_he_is(desk: Desk) -> None:
    assert desk.netlog("check").err == ""
    assert desk.text("bob-marsh") == BOB
