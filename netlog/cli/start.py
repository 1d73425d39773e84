"""Where a process begins and ends: before anything is loaded, so that what loading costs can be told, and be less."""

import gc
import time

_OBJECTS = 100_000


def main() -> None:
    """Run the command line of this process."""
    started = time.process_time()
    # A command is over before there is garbage worth looking for: looking while modules load took a tenth of its time,
    # and looking through all of them once more at the end, as the interpreter does, a sixth.
    gc.set_threshold(_OBJECTS)
    began = time.perf_counter()
    from netlog.cli.main import main as run

    try:
        run(started=started, loaded=time.perf_counter() - began)
    finally:
        gc.freeze()
