"""A page for a pipe, a file or cron: bare lines, nothing cut, padded, wrapped or coloured.

A page with records gives those and nothing else, one a line, so that `cut`, `awk` and `sort` can take it from there;
a page without records is prose. The hint is for people who look on: it is not part of the answer.
"""

from collections.abc import Iterator, Sequence

from netlog.core.text import field_escaped, visible
from netlog.page import Block, Heading, Line, Page, Tree

INDENT = "  "


def render(page: Page) -> str:
    """The page as plain lines, each ending in a newline; an empty text when it has nothing to say."""
    lines = _prose(page.blocks) if page.records is None else _fields(page.records)
    return "".join(f"{line}\n" for line in lines)


def _fields(records: Sequence[tuple[str, ...]]) -> Iterator[str]:
    for record in records:
        yield "\t".join(field_escaped(column) for column in record)


def _prose(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading(text):
                yield visible(text)
            case Line():
                yield _indented(block)
            case Tree(lines):
                yield from (_indented(line) for line in lines)
            case _:
                for row in block.rows:
                    yield INDENT * row[0].indent + "\t".join(visible(cell.text) for cell in row)


def _indented(line: Line) -> str:
    return INDENT * line.indent + visible(line.text)
