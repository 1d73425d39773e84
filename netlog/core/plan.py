"""What a command is about to do to the journal, as one value: done together, or not at all."""

from collections.abc import Mapping
from dataclasses import field, replace

from netlog.core.changes import Change, EditEntry, EditItem, SetField
from netlog.core.contact import ITEM_FIELDS, Contact
from netlog.core.entry import Entry, Item
from netlog.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """By key: new files, changes to files, and the keys that others become; `what` says it in words."""

    what: str
    creates: Mapping[str, Contact] = field(default_factory=dict)
    changes: Mapping[str, tuple[Change, ...]] = field(default_factory=dict)
    renames: Mapping[str, str] = field(default_factory=dict)


def relinking(contact: Contact, old: str, new: str) -> tuple[Change, ...]:
    """The changes that make every link of a contact to `old` one to `new`: in `via`, `to`, `with`, `by` and `not`."""
    changes: list[Change] = []
    if contact.via == old:
        changes.append(SetField("via", new))
    for name in ITEM_FIELDS:
        items: tuple[Item, ...] = getattr(contact, name)
        for item in dict.fromkeys(items):
            moved = _relinked_item(item, old, new)
            if moved != item:
                changes += [EditItem(name, item, moved)] * items.count(item)
    for entry in dict.fromkeys(contact.log):
        moved_entry = _relinked_entry(entry, old, new)
        if moved_entry != entry:
            changes += [EditEntry(entry, moved_entry)] * contact.log.count(entry)
    return tuple(changes)


def _relinked_entry(entry: Entry, old: str, new: str) -> Entry:
    return replace(entry, to=new if entry.to == old else entry.to, with_=_relinked(entry.with_, old, new))


def _relinked_item(item: Item, old: str, new: str) -> Item:
    return replace(item, by=new if item.by == old else item.by, not_=_relinked(item.not_, old, new))


def _relinked(keys: tuple[str, ...], old: str, new: str) -> tuple[str, ...]:
    return tuple(new if key == old else key for key in keys)
