"""What stands where in a journal's folder: which files are contacts, and which are left alone."""

import os
import re
from collections.abc import Iterable
from pathlib import Path

from netlog.core.contact import ME
from netlog.errors import NetlogError

SETTINGS = "netlog.yaml"
CONTACTS = "contacts"
SUFFIX = ".yaml"
OWN_FOLDER = ".netlog"
"""The folder in the journal that belongs to this machine alone: the lock, and the record of an unfinished command."""

RECORD = f"{OWN_FOLDER}/pending"
"""Where a command that changes several files writes down what it is about to do."""

APART = "/"
"""What stands between names of files in one text, as it stands in none of them."""

_QUIET = frozenset({".gitkeep", ".DS_Store"})
"""What systems keep in a folder, and nobody needs to look into."""

_LEFTOVER = (
    r"(?i:\..*|.*~|#.*#|.*\.sync-conflict-.*|.* \([0-9]+\)\.yaml|.*\.(?:orig|rej|tmp|bak|swp|swo)"
    "|.* conflicted copy.*)"
)


def relative_path(key: str) -> str:
    """Where the file of a key stands in the journal."""
    return f"{ME}{SUFFIX}" if key == ME else f"{CONTACTS}/{key}{SUFFIX}"


def is_leftover(name: str) -> bool:
    """Whether a file's name is one that editors and sync tools leave behind."""
    return bool(re.fullmatch(_LEFTOVER, name))


def contact_files(names: Iterable[str]) -> tuple[str, ...]:
    """Those of the names in the folder of contacts that are contacts' files."""
    own = f"{ME}{SUFFIX}"  # what is said of oneself stands beside the contacts
    leftover = re.compile(_LEFTOVER)
    return tuple(name for name in names if name.endswith(SUFFIX) and name != own and not leftover.fullmatch(name))


class Contents:
    """What a journal's folder holds, by names alone."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def contact_keys(self) -> tuple[str, ...]:
        """The keys of all contact files, readable or not, in order."""
        return tuple(sorted(name.removesuffix(SUFFIX) for name in contact_files(self.names())))

    def leftovers(self) -> tuple[str, ...]:
        """The paths of what editors and sync tools left among the contacts, in order."""
        names = sorted(self.names())
        return tuple(f"{CONTACTS}/{name}" for name in names if is_leftover(name) and name not in _QUIET)

    def strays(self) -> tuple[str, ...]:
        """The paths of everything else among the contacts that isn't one, in order."""
        names = sorted(self.names())
        return tuple(f"{CONTACTS}/{name}" for name in names if not is_leftover(name) and not name.endswith(SUFFIX))

    def drafts(self) -> tuple[str, ...]:
        """The paths of texts that `edit` kept because they could not be put in place, in order."""
        folder = self.root / OWN_FOLDER / "drafts"
        names = sorted(os.listdir(folder)) if folder.is_dir() else []  # noqa: PTH208  # names are all that is needed
        return tuple(f"{OWN_FOLDER}/drafts/{name}" for name in names)

    def has(self, key: str) -> bool:
        """Whether there is a file of exactly this key: of this case too, where the file system doesn't mind."""
        if not is_file_name(key) or not self.is_there(key) or is_leftover(f"{key}{SUFFIX}"):
            return False
        return key == key.casefold() or f"{key}{SUFFIX}" in self.names()

    def is_there(self, key: str) -> bool:
        """Whether there is anything, if only a link to nothing, in the place of a key's file."""
        return os.path.lexists(self.root / relative_path(key))

    def names(self) -> list[str]:
        """The names of everything in the folder of contacts; raises NetlogError when the system won't say."""
        try:
            return os.listdir(self.root / CONTACTS)  # noqa: PTH208  # a Path for each of 30,000 is slow
        except FileNotFoundError:
            return []
        except OSError as error:
            raise NetlogError(
                f"{CONTACTS}/ can't be read: {error.strerror}", advice="Look at the folder's permissions."
            ) from error


def is_file_name(key: str) -> bool:
    """Whether a key can be the name of a file, on any system."""
    return bool(key) and not set(key) & set('/\\:*?"<>|\x00') and not key.startswith(".")


def is_pending(root: Path) -> bool:
    """Tell by one look whether an interrupted command waits to be recovered."""
    return os.access(root / RECORD, os.F_OK)
