"""A journal's beginning: the files that `init` writes, and none of them over another."""

from pathlib import Path

from netlog.core.contact import ME, Contact
from netlog.errors import UnwritableError
from netlog.store.contents import CONTACTS, OWN_FOLDER, SETTINGS, relative_path
from netlog.store.files import Lock, sweep
from netlog.store.replacing import write_atomic
from netlog.store.writing import new_file

_SETTINGS = """\
schema: 1

# Every setting is optional; `netlog config` shows them all. For example:
#
# every: never                # how often to be in touch with contacts that have no rhythm of their own
# tags:                       # a tag can carry a rhythm; the shortest of a contact's wins, its own beats all
#   inner: {every: 2 weeks}
# worth: {introduction: 3}    # how much an exchange weighs by its kind; 1 unless said otherwise
# today: {limit: 5}           # check-ins suggested a day
"""

_IGNORED = """\
.netlog/
.*.sw?
*~
\\#*#
*.tmp
"""

_ATTRIBUTES = """\
# netlog keeps each file's own line ends; git must too.
*.yaml -text
"""


def new_journal(root: Path, me: Contact) -> tuple[str, ...]:
    """Make a journal in a folder, or complete one; the files that were made, none of which was there before."""
    try:
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
        (root / CONTACTS).mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise UnwritableError(f"{error.filename}: {error.strerror}", advice="Choose another folder.") from error
    files = {
        SETTINGS: _SETTINGS,
        relative_path(ME): new_file(me).removesuffix("\nlog:\n"),
        ".gitignore": _IGNORED,
        ".gitattributes": _ATTRIBUTES,
    }
    with Lock(root, command="netlog init") as lock:
        if lock.was_abandoned:
            for folder in (root, root / CONTACTS):
                sweep(folder)
        own = root / OWN_FOLDER / ".gitignore"
        if not own.exists():
            write_atomic(own, b"*\n", root=root, expected=None)
        missing = {name: text for name, text in files.items() if not (root / name).exists()}
        for name, text in missing.items():
            write_atomic(root / name, text.encode(), root=root, expected=None)
    return tuple(missing)
