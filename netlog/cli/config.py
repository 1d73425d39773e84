"""The settings."""

import typer

from netlog.cli.session import Session
from netlog.page import Column, Page, Span, Table, line
from netlog.store.contents import SETTINGS
from netlog.store.settings import settings_table


def config(ctx: typer.Context) -> None:
    """`config`: each setting, its value, and where it comes from."""
    session = Session(ctx.obj)
    given = session.settings_reading.given
    items = [
        {"name": name, "value": value, "source": SETTINGS if name in given else "default"}
        for name, value in (("journal", str(session.root)), *settings_table(session.settings))
    ]
    items[0]["source"] = session.root_source
    columns = (Column("Setting"), Column("Value", gives=True), Column("From"))
    rows = tuple(
        (line(Span(item["name"], "name")), line(item["value"]), line(Span(item["source"], "quiet")))
        for item in ({**items[0], "value": session.at_home(session.root)}, *items[1:])
    )
    records = tuple((item["name"], item["value"], item["source"]) for item in items)
    session.show_one("netlog.config/1", {"items": items}, Page(blocks=(Table(columns, rows),), records=records))
