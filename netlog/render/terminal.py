"""A page on a terminal: tones become colours, tables are aligned. The one door to Rich.

Whatever a page says may come from a file or an import, so it reaches Rich only through `_ink`: as text that has been
made visible, never as markup, an emoji code or a link. No text is cut for want of room but in a column that says so: it
is folded, and a table that finds no room at all is drawn row by row.
"""

import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from itertools import zip_longest

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text
from rich.tree import Tree as Branching

from netlog.core.text import visible
from netlog.page import Column, Heading, Line, Page, Span, Table, Tone, Tree

# Of the terminal's own palette, so that they are readable on its background, dark or light.
STYLES: Mapping[Tone, str] = {
    "plain": "",
    "name": "bold",
    "late": "red",
    "soon": "yellow",
    "good": "green",
    "quiet": "dim",
    "amount": "cyan",
    "strong": "bold",
    "command": "dim",
}

INDENT = 2
GAP = 2
NARROWEST_PAGE = 20
NARROWEST_COLUMN = 12

# Rich colours the blanks between columns too, and pads every line to its full width, inside and outside of colours.
_COLOURED_BLANK = re.compile(r"\x1b\[[0-9;]+m( *)\x1b\[0m")
_PADDING = re.compile(r"(?<! ) ++(?=(?:\x1b\[[0-9;]*m| )*$)", re.MULTILINE)
_ZERO_WIDTH_JOINER = "\u200d"


def render(page: Page, *, width: int, colour: bool, encoding: str = "utf-8") -> str:
    """The page as drawn on a terminal of `width` cells, each line ending in a newline and in no space.

    A terminal narrower than 20 cells gets the lines of 20. Without `colour` there is no escape sequence in it. A
    character that `encoding` does not have stands there as its escape.
    """
    width = max(width, NARROWEST_PAGE)
    paper = StringIO()
    # Rich guesses nothing from its surroundings, and to what is no terminal it sends no commands but colours.
    console = Console(
        file=paper,
        width=width,
        color_system="standard" if colour else None,
        no_color=not colour,
        force_terminal=False,
        force_jupyter=False,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )
    for drawing in _drawings(page, width, encoding):
        # What is not to be folded is a table, which is narrow enough, or a command, for the terminal to fold.
        console.print(drawing, soft_wrap=isinstance(drawing, Text) and bool(drawing.no_wrap))
    return _PADDING.sub("", _COLOURED_BLANK.sub(r"\1", paper.getvalue()))


def bar(done: int, total: int, *, width: int, colour: bool, encoding: str = "utf-8") -> str:
    """How far a work is, in the place of what stands in this line of the terminal."""
    said = f"  {done:,} of {total:,} files read"
    long = max(1, min(width - len(said) - 1, _LONGEST_BAR))
    filled = long * done // max(total, 1)
    mark = _sign("━", "=", encoding)
    line = Line((Span(mark * filled, "amount"), Span(" " * (long - filled)), Span(said, "quiet")))
    return "\r" + render(Page(blocks=(line,)), width=width, colour=colour, encoding=encoding).rstrip("\n")


WIPED = "\r\x1b[K"
"""What takes a bar away."""

_LONGEST_BAR = 40


def _drawings(page: Page, width: int, encoding: str) -> Iterator[RenderableType]:
    if not page.blocks and page.hint:
        yield _ink(Line((Span(page.hint, "quiet"),)), encoding)
    for position, block in enumerate(page.blocks):
        match block:
            case Heading(text):
                if position:
                    yield Text()
                yield _ink(Line((Span(text, "strong"),)), encoding)
            case Line() if any(span.tone == "command" for span in block.spans):
                yield _unfolded(block, encoding)
            case Line():
                yield _indented(block, width, encoding)
            case Tree(lines):
                yield from _trees(lines, width, encoding)
            case _:
                yield from _table(block, width, encoding)


def _ink(line: Line, encoding: str) -> Text:
    """The line's spans, inert: the only place where a page's text becomes Rich's."""
    text = Text(overflow="fold")
    for span in line.spans:
        shown = visible(span.text).encode(encoding, "backslashreplace").decode(encoding)
        # Rich measures what follows a joiner as joined, but draws span by span, and would cut off the last letter.
        text.append(shown.rstrip(_ZERO_WIDTH_JOINER), STYLES[span.tone])
    return text


def _indented(line: Line, width: int, encoding: str) -> Padding:
    """The line with its indentation, which its folded rest keeps; never more than half of the page."""
    return Padding(_ink(line, encoding), (0, 0, 0, min(INDENT * line.indent, width // 2)))


def _trees(lines: Sequence[Line], width: int, encoding: str) -> Iterator[RenderableType]:
    """The lines as trees, whose guides take at most half of the page.

    What hangs too deep for that goes on as a tree of its own below; an ellipsis stands where it breaks off, and before
    the same line where it goes on.
    """
    deepest = max(1, width // 2 // _GUIDE)
    ahead = deque([_hanging(lines)])
    while ahead and ahead[0]:
        root = _tree_of(encoding)("", guide_style=STYLES["quiet"], hide_root=True)
        above: list[Branching] = [root]
        last = Line()
        is_broken_off = False
        for depth, line in ahead.popleft():
            if depth > deepest:
                if not is_broken_off:
                    above[-1].label = _ink(Line((*last.spans, _FOLLOWS)), encoding)
                    ahead.append([(0, Line((_GOES_ON, *last.spans)))])
                    is_broken_off = True
                ahead[-1].append((depth - deepest, line))
                continue
            del above[depth + 1 :]
            above.append(above[-1].add(_ink(line, encoding)))
            last, is_broken_off = line, False
        yield root


def _hanging(lines: Sequence[Line]) -> list[tuple[int, Line]]:
    """Each line and how many it hangs from; a line hangs from the nearest above it that is indented less."""
    found: list[tuple[int, Line]] = []
    above: list[int] = []
    for line in lines:
        while above and above[-1] >= line.indent:
            above.pop()
        found.append((len(above), line))
        above.append(line.indent)
    return found


class _BareTree(Branching):
    """A tree whose guides are ASCII."""

    TREE_GUIDES = [Branching.ASCII_GUIDES] * len(Branching.TREE_GUIDES)


def _tree_of(encoding: str) -> type[Branching]:
    """The tree whose guides the terminal can show."""
    guides = "".join(Branching.TREE_GUIDES[0])
    return _BareTree if "?" in guides.encode(encoding, "replace").decode(encoding) else Branching


_GUIDE = 4
"""How many columns a guide takes."""

_FOLLOWS, _GOES_ON = Span(" …", "quiet"), Span("… ", "quiet")


def _unfolded(line: Line, encoding: str) -> Text:
    """A line with a command in it, to be copied: the terminal folds it, and knows that it is one."""
    text = _ink(Line((Span(" " * INDENT * line.indent), *line.spans)), encoding)
    text.no_wrap, text.overflow = True, "ignore"
    return text


def _table(table: Table, width: int, encoding: str) -> Iterator[RenderableType]:
    if not table.columns or not table.rows:
        return
    titles = [_ink(Line((Span(column.title, "quiet"),)), encoding) for column in table.columns]
    rows = [[_cell(cell, encoding) for cell in row] for row in table.rows]
    widths = [max(cell_len(text.plain) for text in column) for column in zip(titles, *rows, strict=True)]
    gives = _giving(table.columns, widths, width)
    narrowest = [min(each, NARROWEST_COLUMN) if may else each for each, may in zip(widths, gives, strict=True)]
    if sum(narrowest) + GAP * (len(widths) - 1) > width:
        yield from _row_by_row(table, width, encoding)
        return
    widths = _narrowed(widths, gives, width)
    lines = []
    if any(column.title for column in table.columns):
        rule = _sign("─", "-", encoding) * (sum(widths) + GAP * (len(widths) - 1))
        lines += [*_lines(titles, widths, table.columns), Text(rule, STYLES["quiet"])]
    for row in rows:
        cells = [
            _cut(text, room, encoding) if column.is_cut else text
            for text, room, column in zip(row, widths, table.columns, strict=True)
        ]
        lines += _lines(cells, widths, table.columns)
    yield Text("\n", no_wrap=True, overflow="ignore").join(lines)


def _lines(row: Sequence[Text], widths: Sequence[int], columns: Sequence[Column]) -> Iterator[Text]:
    """A row as lines: as many as its longest cell takes in its column; none ends in blanks."""
    cells = [_folded(text, room) for text, room in zip(row, widths, strict=True)]
    for pieces in zip_longest(*cells, fillvalue=Text()):
        line = Text()
        blanks = 0
        for piece, room, column in zip(pieces, widths, columns, strict=True):
            missing = room - cell_len(piece.plain)
            before = missing if column.align == "right" else 0
            if piece.plain:
                line.append(" " * (blanks + before)).append_text(piece)
                blanks = missing - before + GAP
            else:
                blanks += missing + GAP
        yield line


def _folded(text: Text, room: int) -> Sequence[Text]:
    """The lines that a text takes in so much room; Rich folds what is too long for one."""
    if cell_len(text.plain) <= room:
        return (text,)
    lines = list(text.wrap(_PAPER, room, overflow="fold"))
    for line in lines:
        line.rstrip()
    return lines


def _cut(text: Text, room: int, encoding: str) -> Text:
    """A text as far as there is room, with a mark where more of it was."""
    if cell_len(text.plain) <= room:
        return text
    short = text.copy()
    short.truncate(room - 1, overflow="crop")
    short.rstrip()
    return short.append(_sign("…", "~", encoding))


def _narrowed(widths: Sequence[int], gives: Sequence[bool], width: int) -> list[int]:
    """The widths that fit a page: of the columns that give, the widest are brought down to the next, and so on.

    A column is counted with the blank behind it, of which the last has none.
    """
    blanks = [GAP - 1] * (len(widths) - 1) + [0]
    found = [each + blank for each, blank in zip(widths, blanks, strict=True)]
    giving = [at for at, may in enumerate(gives) if may]
    while (excess := sum(found) + len(found) - 1 - width) > 0:
        widest = max(found[at] for at in giving)
        next_widest = max((found[at] for at in giving if found[at] < widest), default=0)
        places = [at for at in giving if found[at] == widest]
        for left, at in zip(range(len(places), 0, -1), places, strict=True):
            less = min(widest - next_widest, round(excess / left))
            found[at] -= less
            excess -= less
    return [each - blank for each, blank in zip(found, blanks, strict=True)]


def _giving(columns: Sequence[Column], widths: Sequence[int], width: int) -> list[bool]:
    """Which columns may narrow: those that give, and any that would take more than a third of the page for itself.

    Where one is cut, it alone does, as long as that is enough.
    """
    fixed = sum(natural for column, natural in zip(columns, widths, strict=True) if not column.is_cut)
    cut = [column.is_cut for column in columns]
    if any(cut) and fixed + NARROWEST_COLUMN * sum(cut) + GAP * (len(columns) - 1) <= width:
        return cut
    return [column.gives or natural > width // 3 for column, natural in zip(columns, widths, strict=True)]


def _cell(cell: Line, encoding: str) -> Text:
    return _ink(Line((Span(" " * INDENT * cell.indent), *cell.spans)), encoding)


def _row_by_row(table: Table, width: int, encoding: str) -> Iterator[RenderableType]:
    """The first cell of every row as a line, the others that say something under it, each behind its column's title."""
    for first, *others in table.rows:
        yield _indented(first, width, encoding)
        for column, cell in zip(table.columns[1:], others, strict=True):
            if cell.text:
                title = Span(f"{column.title}: " if column.title else "", "quiet")
                yield _indented(Line((title, *cell.spans), cell.indent + 1), width, encoding)


def _sign(sign: str, plain: str, encoding: str) -> str:
    """A sign of netlog's own ink, or a plain one where the encoding has none."""
    return sign.encode(encoding, "replace").decode(encoding).replace("?", plain)


_PAPER = Console(file=StringIO(), width=NARROWEST_PAGE, color_system=None, force_jupyter=False)
"""What Rich asks for where it folds a text, and doesn't look at."""
