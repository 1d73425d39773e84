"""`edit`: what somebody typed is put in the file's place when it can be read, and is never lost when it can't."""

import json
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from desk import ALICE, BOB, Desk

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the editors here are scripts as POSIX has them")

READ = "path = pathlib.Path(sys.argv[-1]); text = path.read_text()"
BREAKS = f"{READ}\npath.write_text(text + 'every: often\\n')"
MENDS = f"{READ}\npath.write_text(text.replace('often', 'month').replace('2026-02-30', '2026-02-28'))"
PROBLEM = (
    "netlog: .netlog/drafts/alice-chen.yaml:5:8: not a rhythm: often\n"
    "    5 | every: often\n"
    "      |        ^^^^^\n"
    "Write day, week, month, quarter, year, each with a number before it (6 weeks), a number of days, or never.\n"
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def edit(desk: Desk, script: str, who: str = "alice", **named: str | bool) -> tuple[int, str, str]:
    """`netlog edit` with an editor that does what the script says; its exit code, stdout and stderr."""
    editor = desk.program("editor", script)
    environment = {"EDITOR": editor}
    answer = desk.netlog(
        "edit", who, environment=environment, stdin=str(named.get("stdin", "")), is_terminal=bool(named.get("terminal"))
    )
    return answer.code, answer.out, answer.err


def drafts(desk: Desk) -> dict[str, str]:
    folder = desk.journal / ".netlog" / "drafts"
    return {path.name: path.read_text() for path in sorted(folder.glob("*"))}


def kept(desk: Desk, name: str = "alice-chen.yaml") -> str:
    return f"Your text is kept in {desk.journal / '.netlog' / 'drafts' / name}.\n"


def test_a_file_that_is_left_as_it_was_is_not_written(desk: Desk) -> None:
    before = desk.path("alice-chen").stat()
    assert edit(desk, "") == (0, "Alice Chen · unchanged\n", "")
    assert edit(desk, f"{READ}\npath.write_text(text)") == (0, "Alice Chen · unchanged\n", "")
    assert desk.path("alice-chen").stat() == before
    assert drafts(desk) == {}


def test_what_was_typed_is_put_in_the_files_place_byte_for_byte(desk: Desk) -> None:
    said = (
        "path = pathlib.Path(sys.argv[-1]); path.write_bytes(path.read_bytes() + b'org:  x   # \\xe9\\x99\\x88\\r\\n')"
    )
    assert edit(desk, said) == (0, "Alice Chen · changed by hand\n", "")
    assert desk.text("alice-chen") == f"{ALICE}org:  x   # 陈\r\n"
    assert drafts(desk) == {}


@pytest.mark.parametrize(
    ("environment", "name"),
    [
        ({"EDITOR": "{a}"}, "a"),
        ({"EDITOR": "{a}", "VISUAL": "{b}"}, "b"),
        ({"EDITOR": "{a} --wait 'x y'"}, "a"),
        ({"EDITOR": "{a}", "VISUAL": ""}, "a"),
    ],
)
def test_the_editor_is_visual_then_editor_with_its_own_arguments(
    desk: Desk, environment: dict[str, str], name: str
) -> None:
    note = "pathlib.Path('{}').write_text(repr(sys.argv[1:-1]))"
    programs = {each: desk.program(each, note.format(desk.home / f"called-{each}")) for each in "ab"}
    said = {key: value.format(**programs) for key, value in environment.items()}
    assert desk.netlog("edit", "alice", environment=said).code == 0
    called = {path.name: path.read_text() for path in desk.home.glob("called-*")}
    assert called == {f"called-{name}": "['--wait', 'x y']" if "wait" in said["EDITOR"] else "[]"}


def test_the_draft_is_for_the_user_alone_and_called_as_the_file(desk: Desk) -> None:
    desk.path("alice-chen").chmod(0o644)
    script = (
        "path = pathlib.Path(sys.argv[-1])\n"
        f"pathlib.Path('{desk.home / 'seen'}').write_text(path.name + oct(path.stat().st_mode & 0o777))"
    )
    assert edit(desk, script)[0] == 0
    assert (desk.home / "seen").read_text() == "alice-chen.yaml0o600"
    assert stat.S_IMODE((desk.journal / ".netlog" / "drafts").stat().st_mode) == 0o700


def test_the_file_keeps_its_mode(desk: Desk) -> None:
    desk.path("alice-chen").chmod(0o640)
    assert edit(desk, f"{READ}\npath.write_text(text + 'org: x\\n')")[0] == 0
    assert stat.S_IMODE(desk.path("alice-chen").stat().st_mode) == 0o640


def test_what_cannot_be_read_is_kept_and_named_and_the_file_stays(desk: Desk) -> None:
    code, out, err = edit(desk, BREAKS)
    assert (code, out, err) == (3, "", f"{PROBLEM}the file was left as it was\n{kept(desk)}")
    assert desk.text("alice-chen") == ALICE
    assert drafts(desk) == {"alice-chen.yaml": f"{ALICE}every: often\n"}
    assert desk.netlog("check").code == 0


def test_an_older_draft_is_never_written_over(desk: Desk) -> None:
    edit(desk, BREAKS)
    code, _, err = edit(desk, f"{READ}\npath.write_text(text + 'every: never ever\\n')")
    assert (code, err.endswith(kept(desk, "alice-chen-2.yaml"))) == (3, True)
    assert drafts(desk) == {
        "alice-chen-2.yaml": f"{ALICE}every: never ever\n",
        "alice-chen.yaml": f"{ALICE}every: often\n",
    }


def test_what_is_not_utf_8_or_empty_is_kept_too(desk: Desk) -> None:
    for script in (
        "path.write_bytes(b'name: \\xff\\n')",
        "path.write_bytes(b'')",
        "path.write_bytes(b'x' * 2_000_000)",
    ):
        code, _, err = edit(desk, f"path = pathlib.Path(sys.argv[-1]); {script}")
        assert code == 3
        assert err.startswith("netlog: .netlog/drafts/alice-chen")
        assert "Your text is kept in " in err
    assert len(drafts_sizes(desk)) == 3
    assert desk.text("alice-chen") == ALICE


def drafts_sizes(desk: Desk) -> list[int]:
    return [path.stat().st_size for path in (desk.journal / ".netlog" / "drafts").iterdir()]


def test_at_a_terminal_it_is_offered_again_until_it_can_be_read(desk: Desk) -> None:
    script = (
        f"{READ}\nnew = text.replace('often', 'month') if 'often' in text else text + 'every: often\\n'\n"
        "path.write_text(new)"
    )
    code, out, err = edit(desk, script, terminal=True, stdin="y\n")
    assert (code, "changed by hand" in out) == (0, True)
    assert err == f"{PROBLEM}Open it again? [y/N] "
    assert desk.text("alice-chen") == f"{ALICE}every: month\n"
    assert drafts(desk) == {}


@pytest.mark.parametrize(("answer", "code"), [("n\n", 3), ("\n", 3), ("", 130)])
def test_whoever_does_not_want_to_open_it_again_keeps_the_text(desk: Desk, answer: str, code: int) -> None:
    ended, out, err = edit(desk, BREAKS, terminal=True, stdin=answer)
    assert (ended, out) == (code, "")
    assert kept(desk).strip() in err
    assert desk.text("alice-chen") == ALICE
    assert drafts(desk) == {"alice-chen.yaml": f"{ALICE}every: often\n"}


@pytest.mark.parametrize("status", [1, 77])
def test_an_editor_that_fails_changes_nothing(desk: Desk, status: int) -> None:
    said = f"netlog: the editor ended with {status}; the file was left as it was\n"
    assert edit(desk, f"sys.exit({status})") == (1, "", said)
    assert drafts(desk) == {}
    changed = f"{READ}\npath.write_text(text + 'org: x\\n')\nsys.exit({status})"
    assert edit(desk, changed) == (1, "", said + kept(desk))
    assert drafts(desk) == {"alice-chen.yaml": f"{ALICE}org: x\n"}
    assert desk.text("alice-chen") == ALICE


@pytest.mark.parametrize(
    ("editor", "sentence"),
    [
        ("no-such-editor --wait", "there is no editor “no-such-editor”"),
        ("{home}", "there is no editor “{home}”"),
        ("   ", "$EDITOR is empty"),
        ("nano '", "$EDITOR has a quote without its other half: nano '"),
    ],
)
def test_an_editor_that_is_not_there_is_asked_for(desk: Desk, editor: str, sentence: str) -> None:
    answer = desk.netlog("edit", "alice", environment={"EDITOR": editor.format(home=desk.home)})
    said = f"netlog: {sentence.format(home=desk.home)}\nSet it, for example: export EDITOR=nano\n"
    assert (answer.code, answer.out, answer.err) == (2, "", said)
    assert drafts(desk) == {}
    assert desk.text("alice-chen") == ALICE


def test_an_editor_that_leaves_no_file_changes_nothing(desk: Desk) -> None:
    code, out, err = edit(desk, "pathlib.Path(sys.argv[-1]).unlink()")
    assert (code, out, err) == (1, "", "netlog: the editor left no file; the file was left as it was\n")
    assert desk.text("alice-chen") == ALICE


def test_a_file_that_changed_while_it_was_open_is_not_overwritten(desk: Desk) -> None:
    theirs = f"{ALICE}org: theirs\n"
    script = (
        f"{READ}\npath.write_text(text + 'org: mine\\n')\n"
        f"pathlib.Path({str(desk.path('alice-chen'))!r}).write_text({theirs!r})"
    )
    code, out, err = edit(desk, script)
    assert (code, out) == (4, "")
    assert err == (
        "netlog: contacts/alice-chen.yaml changed while netlog was at work; nothing was written\n"
        f"Run the command again. {kept(desk)}"
    )
    assert desk.text("alice-chen") == theirs
    assert drafts(desk) == {"alice-chen.yaml": f"{ALICE}org: mine\n"}


def test_a_file_that_is_broken_already_can_be_opened_and_mended(desk: Desk) -> None:
    desk.put("ada", "name: Ada\nlog:\n  - {date: 2026-02-30, gave: a map}\n")
    assert desk.netlog("owe").code == 3
    assert edit(desk, "", "ada") == (0, "ada · unchanged\n", "")
    assert edit(desk, MENDS, "ada") == (0, "Ada · changed by hand\n", "")
    assert desk.netlog("owe").code == 0


def test_a_file_that_is_not_utf_8_can_be_mended_too(desk: Desk) -> None:
    desk.put("ada", b"name: Zo\xeb\n")
    script = "path = pathlib.Path(sys.argv[-1]); path.write_text(path.read_bytes().decode('latin-1'), encoding='utf-8')"
    assert edit(desk, script, "ada") == (0, "Zoë · changed by hand\n", "")
    assert desk.text("ada") == "name: Zoë\n"


def test_what_is_no_file_is_not_opened(desk: Desk) -> None:
    desk.path("ada").mkdir()
    outside = desk.home / "outside.yaml"
    outside.write_text("name: Out\n")
    desk.path("out").symlink_to(outside)
    for who, sentence in (("ada", "is a folder, not a file"), ("out", "is a link that leads out of the journal")):
        code, out, err = edit(desk, f"{READ}\npath.write_text('name: x\\n')", who)
        assert (code, out) == (1, "")
        assert err.startswith(f"netlog: contacts/{who}.yaml {sentence}")
    assert outside.read_text() == "name: Out\n"


def test_me_is_opened_as_any_contact(desk: Desk) -> None:
    assert edit(desk, "", "me")[:2] == (1, "")
    (desk.journal / "me.yaml").write_text("name: Robin\n")
    assert edit(desk, f"{READ}\npath.write_text(text + 'goals: [rest]\\n')", "me") == (
        0,
        "Robin · changed by hand\n",
        "",
    )
    assert (desk.journal / "me.yaml").read_text() == "name: Robin\ngoals: [rest]\n"
    assert desk.netlog("edit", "me", "--json", environment={"EDITOR": "true"}).code == 0


def test_json_says_what_was_written(desk: Desk) -> None:
    editor = desk.program("editor", f"{READ}\npath.write_text(text + 'org: x\\n')")
    answer = desk.netlog("edit", "alice", "--json", environment={"EDITOR": editor})
    assert json.loads(answer.out)["items"] == [
        {"key": "alice-chen", "name": "Alice Chen", "path": "contacts/alice-chen.yaml"}
    ]
    assert json.loads(desk.netlog("edit", "alice", "--json", environment={"EDITOR": "true"}).out)["items"] == []


def test_no_link_in_a_journal_leads_the_draft_elsewhere(desk: Desk) -> None:
    elsewhere = desk.home / "elsewhere"
    elsewhere.mkdir()
    (desk.journal / ".netlog").mkdir()
    (desk.journal / ".netlog" / "drafts").symlink_to(elsewhere)
    code, out, err = edit(desk, "")
    assert (code, out) == (1, "")
    assert err == f"netlog: {desk.journal}/.netlog/drafts is a link; nothing was opened\nPut a folder there.\n"
    assert list(elsewhere.iterdir()) == []


def test_ctrl_c_is_the_editor_s_and_what_it_saved_is_taken(desk: Desk) -> None:
    script = f"{READ}\npath.write_text(text + 'org: x\\n')\nprint('saved', flush=True)\nsys.stdin.read()"
    editor = desk.program("editor", script)
    with desk.popen("edit", "alice", environment={"EDITOR": editor}, stdin=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"saved\n"
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert (process.returncode, err.decode()) == (0, "")
    assert desk.text("alice-chen") == f"{ALICE}org: x\n"
    assert drafts(desk) == {}


def test_the_lock_is_not_held_while_somebody_edits(desk: Desk) -> None:
    command = f'"{sys.executable}" -m netlog give bob x'
    environment = desk.process_environment()
    script = (
        "import subprocess\n"
        f"subprocess.run({command!r}, shell=True, check=True, env={environment!r}, cwd={str(desk.home)!r})\n"
        f"{READ}\npath.write_text(text + 'org: x\\n')"
    )
    assert edit(desk, script)[::2] == (0, "")
    assert desk.text("bob-marsh") != BOB
    assert desk.text("alice-chen") == f"{ALICE}org: x\n"
