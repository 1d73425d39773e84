"""Which characters of a file a change touches: netlog edits text, and never writes a file anew.

`splice` is the second reading of a change; `core.changes.applied` is the first. `rewritten` makes the square commute,
or refuses: parse(splice(text, change)) == applied(change, parse(text)).
"""

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from netlog.core.changes import (
    AddEntry,
    AddItem,
    Change,
    DropEntry,
    DropField,
    DropItem,
    EditEntry,
    EditItem,
    SetField,
    applied,
    position,
    values,
)
from netlog.core.contact import FIELDS, LISTS, Contact, Shape
from netlog.errors import RefusedError, UnreadableError
from netlog.store import quoting
from netlog.store.codec import BOM, parse
from netlog.store.edits import edits_of
from netlog.store.layout import Edit, edited
from netlog.store.yamltext import MappingNode, compose


def rewritten(text: str, changes: Iterable[Change], path: str = "", *, pure: bool = False) -> str:
    """The file's text after the changes, proven to mean what it should.

    Raises UnreadableError when the text is no contact, NothingToDoError when a change names what isn't there,
    and RefusedError when the edit can't be proven: then nothing may be written.
    """
    contact, several = _contact(text, path, pure=pure), tuple(changes)
    meant = list(accumulate(several, lambda found, change: applied(change, found), initial=contact))
    if len(several) > 1:
        whole = _at_once(text, several, meant, pure=pure)
        if whole is not None and parse(whole, path, pure=pure).contact == meant[-1]:
            return whole
    for change, (before, expected) in zip(several, pairwise(meant), strict=True):
        text = splice(text, change, before, pure=pure)
        if parse(text, path, pure=pure).contact != expected:
            raise RefusedError(
                f"{path or 'the file'} is written in a way that netlog can't edit safely; nothing was written",
                advice=f"Make this change by hand: {_described(change)}.",
            )
    return text


def splice(text: str, change: Change, contact: Contact, *, pure: bool = False) -> str:
    """The text with the change's characters changed, unproven; `contact` is what the text says now."""
    mark, body, root = _composed(text, pure=pure)
    return mark + edited(body, edits_of(body, root, change, _place(change, contact)))


def _contact(text: str, path: str, *, pure: bool) -> Contact:
    reading = parse(text, path, pure=pure)
    if reading.contact is None:
        raise UnreadableError(f"{path or 'the file'} can't be read, so nothing was written", problems=reading.problems)
    return reading.contact


def _composed(text: str, *, pure: bool) -> tuple[str, str, MappingNode]:
    body = text.removeprefix(BOM)
    root = compose(body, pure=pure)
    if not isinstance(root, MappingNode):
        raise RefusedError("a contact is expected here: lines of `key: value`")
    return text[: len(text) - len(body)], body, root


def _place(change: Change, contact: Contact) -> int:
    """Where the element that a change names stands in its list; 0 for a change that names none."""
    match change:
        case EditEntry(entry, _, ordinal) | DropEntry(entry, ordinal):
            return position(contact.log, entry, ordinal)
        case EditItem(field, item, _, ordinal) | DropItem(field, item, ordinal):
            return position(values(contact, field), item, ordinal)
    return 0


# Several changes to one text


def _at_once(text: str, changes: Sequence[Change], meant: Sequence[Contact], *, pure: bool) -> str | None:
    """The text after all the changes, unproven; None where one builds on what another writes, or they meet.

    To compose the text for each change would take the square of the time, and that under the journal's lock.
    """
    mark, body, root = _composed(text, pure=pure)
    places = _Places(meant[0])
    found: list[list[Edit]] = []
    try:
        for change, contact in zip(changes, meant, strict=False):
            place = places.after(change, contact)
            if place is None:
                return None
            found.append(edits_of(body, root, change, place))
    except RefusedError:
        return None
    spans = sorted((min(edit.start for edit in edits), max(edit.end for edit in edits)) for edits in found if edits)
    if any(_meet(*pair) for pair in pairwise(spans)):
        return None
    return mark + edited(body, [edit for edits in found for edit in edits])


def _meet(before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Whether two spans, in order, overlap, or something is put in where the other begins or ends."""
    is_one_empty = before[0] == before[1] or after[0] == after[1]
    return after[0] < before[1] or (after[0] == before[1] and is_one_empty)


class _Places:
    """Where in the text stands what stands in a contact's lists, while one change after the other is made to it."""

    def __init__(self, contact: Contact) -> None:
        self._lists: dict[str, list[int | None]] = {
            field: list(range(len(getattr(contact, field))))
            for field, shape in FIELDS.items()
            if shape in LISTS or shape is Shape.LOG
        }

    def after(self, change: Change, contact: Contact) -> int | None:
        """Where the element that the next change names stands; None when it isn't in the text as it was written."""
        listed = self._lists.get(getattr(change, "field", "log"), [])
        index = _place(change, contact)
        match change:
            case EditEntry() | EditItem():
                place, listed[index] = listed[index], None
                return place
            case DropEntry() | DropItem():
                return listed.pop(index)
            case AddEntry() | AddItem():
                listed.append(None)
            case SetField(_, tuple() as held):
                listed[:] = [None] * len(held)
            case SetField() | DropField():
                listed.clear()
        return 0


def _described(change: Change) -> str:
    match change:
        case SetField(field, value):
            return f"{field}: {quoting.field_value(value, field)}"
        case DropField(field):
            return f"take {field} away"
        case AddEntry(entry):
            return f"add {quoting.entry(entry)} to the log"
        case EditEntry(_, new):
            return f"the entry becomes {quoting.entry(new)}"
        case DropEntry(entry):
            return f"take {quoting.entry(entry)} out of the log"
        case AddItem(field, item) | EditItem(field, _, item):
            return f"{quoting.list_value(item, field)} in {field}"
        case DropItem(field, item):
            return f"take {quoting.list_value(item, field)} out of {field}"
