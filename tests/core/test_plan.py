"""Links that follow a contact whose key changes."""

from dataclasses import replace
from datetime import date
from functools import reduce

from anyone import KEYS, contacts
from hypothesis import given
from hypothesis import strategies as st

from netlog.core.changes import applied
from netlog.core.contact import Contact, Labelled
from netlog.core.entry import Entry, Item, Kind
from netlog.core.plan import relinking

LINKED = Contact(
    name="bob",
    also=("bob",),
    email=(Labelled("bob", "bob"),),
    org="bob",
    via="bob",
    tags=("bob",),
    supports=("bob",),
    notes="bob",
    interests=(Item(what="bob"),),
    goals=(Item(what="a", by="bob"), Item(what="a", by="bob")),
    needs=(Item(what="bob", by="alice", not_=("alice", "bob")),),
    offers=(Item(what="c", by="bob", not_=("bob",)),),
    log=(
        Entry(date=date(2026, 1, 1), kind=Kind.GAVE, text="bob", to="bob", as_="bob", how="bob"),
        Entry(date=date(2026, 1, 2), kind=Kind.TALKED, text="", with_=("bob", "his sister", "bob marsh")),
        Entry(date=date(2026, 1, 2), kind=Kind.TALKED, text="", with_=("bob", "his sister", "bob marsh")),
        Entry(date=date(2026, 1, 3), kind=Kind.NOTE, text="bob", ref="bob", for_="bob"),
    ),
    extra=(("friend", "bob"),),
)


def relinked(contact: Contact, old: str, new: str) -> Contact:
    return reduce(lambda value, change: applied(change, value), relinking(contact, old, new), contact)


def test_every_link_follows_and_nothing_else_does() -> None:
    met = Entry(date=date(2026, 1, 2), kind=Kind.TALKED, text="", with_=("rob", "his sister", "bob marsh"))
    assert relinked(LINKED, "bob", "rob") == replace(
        LINKED,
        via="rob",
        goals=(Item(what="a", by="rob"), Item(what="a", by="rob")),
        needs=(Item(what="bob", by="alice", not_=("alice", "rob")),),
        offers=(Item(what="c", by="rob", not_=("rob",)),),
        log=(replace(LINKED.log[0], to="rob"), met, met, LINKED.log[3]),
    )


def test_links_to_others_stay() -> None:
    assert relinking(LINKED, "bo", "rob") == ()
    assert relinking(LINKED, "marsh", "rob") == ()


def links(contact: Contact) -> list[str | None]:
    items = (*contact.interests, *contact.goals, *contact.needs, *contact.offers)
    found = [contact.via, *(entry.to for entry in contact.log), *(item.by for item in items)]
    return [*found, *(name for entry in contact.log for name in entry.with_), *(key for it in items for key in it.not_)]


@given(contacts(), st.sampled_from(KEYS))
def test_afterwards_no_link_leads_to_the_old_key(contact: Contact, old: str) -> None:
    after = relinked(contact, old, "brand-new")
    assert old not in links(after)
    assert links(after) == ["brand-new" if link == old else link for link in links(contact)]
    assert relinked(after, "brand-new", old) == contact
