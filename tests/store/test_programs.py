"""Other programs: what they print, what they may take, and whose Ctrl-C it is."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import netlog
from netlog.store.programs import Outcome, hand_over, run

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="signals as POSIX has them")
ENVIRONMENT = dict(os.environ)

EDITOR = """
import os, pathlib, signal, sys
def taken(*_):
    pathlib.Path(sys.argv[1]).write_text("what was typed")
    os._exit(7)
assert signal.getsignal(signal.SIGINT) is signal.default_int_handler, "born deaf"
signal.signal(signal.SIGINT, taken)
print("ready", flush=True)
while True:
    signal.pause()
"""

NETLOG = """
import os, signal, sys
from netlog.store.programs import hand_over
status = hand_over([sys.executable, *sys.argv[1:]], environment=dict(os.environ))
assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
print("status", status)
"""


@posix_only
def test_ctrl_c_in_the_editor_is_the_editors_and_nothing_typed_is_lost(tmp_path: Path) -> None:
    environment = ENVIRONMENT | {"PYTHONPATH": str(Path(netlog.__file__).parents[1])}
    command = [sys.executable, "-c", NETLOG, "-c", EDITOR, str(tmp_path / "draft")]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, start_new_session=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        os.killpg(process.pid, signal.SIGINT)  # what a terminal does
        out, _ = process.communicate(timeout=60)
    assert (process.returncode, out) == (0, b"status 7\n")
    assert (tmp_path / "draft").read_text() == "what was typed"


def kept(*_: object) -> None:
    """Some handler."""


@posix_only
@pytest.mark.parametrize("handler", [signal.SIG_IGN, signal.SIG_DFL, signal.default_int_handler, kept])
@pytest.mark.parametrize("program", [sys.executable, "/nowhere/editor"])
def test_afterwards_ctrl_c_is_netlogs_again(handler: signal.Handlers, program: str) -> None:
    before = signal.signal(signal.SIGINT, handler)
    try:
        hand_over([program, "-c", ""], environment=ENVIRONMENT)
        assert signal.getsignal(signal.SIGINT) is handler
    finally:
        signal.signal(signal.SIGINT, before)


def test_a_program_ends_with_its_own_status_and_one_that_is_not_there_with_none() -> None:
    assert hand_over([sys.executable, "-c", "raise SystemExit(3)"], environment=ENVIRONMENT) == 3
    assert hand_over(["/nowhere/editor"], environment=ENVIRONMENT) is None


def test_a_program_can_be_handed_the_terminal_in_any_thread() -> None:
    ended: list[int | None] = []
    thread = threading.Thread(
        target=lambda: ended.append(hand_over([sys.executable, "-c", ""], environment=ENVIRONMENT))
    )
    thread.start()
    thread.join()
    assert ended == [0]


PRINTING = "import sys; print(sys.stdin.read() + 'out'); sys.stderr.write('err'); sys.exit(4)"


def test_what_a_program_prints_is_caught_and_it_reads_nothing(tmp_path: Path) -> None:
    caught = run([sys.executable, "-c", PRINTING], folder=tmp_path, environment=ENVIRONMENT, seconds=60)
    assert caught == Outcome(4, "out" + os.linesep, "err")


def test_a_program_that_takes_too_long_is_ended_and_gives_nothing(tmp_path: Path) -> None:
    waiting = [sys.executable, "-c", "import threading; threading.Event().wait()"]
    assert run(waiting, folder=tmp_path, environment=ENVIRONMENT, seconds=0.05) is None
    assert run(["/nowhere/git"], folder=tmp_path, environment=ENVIRONMENT, seconds=1) is None
