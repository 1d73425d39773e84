"""Somebody who is named and not there yet: at a terminal they can be added on the spot."""

from netlog.cli.session import Session
from netlog.errors import UnknownContactError


def known_or_added(session: Session, name: str) -> str:
    """The key of the contact that is meant; whoever nobody answers to is added, if somebody is there who wants that."""
    try:
        return session.key(name)
    except UnknownContactError as error:
        agree_to_add(session, name, error)
        from netlog.cli.add import added

        key = added(session, name)
        session.outlet.warn(f"added as {key}")
        return key


def agree_to_add(session: Session, name: str, unknown: UnknownContactError) -> None:
    """Ask whether to add a contact of this name; raises UnknownContactError where nobody wants or nobody is there."""
    if not session.outlet.is_interactive:
        raise unknown
    session.outlet.warn(f"{unknown.message}. {unknown.advice}")
    if not session.outlet.agrees(f"Add a contact named “{name}”?"):
        raise UnknownContactError("nothing was written") from None
