"""The one door to PyYAML: a text becomes a tree of nodes that know where they stand.

No scalar is resolved: every one is text, and the schema says what it means. The C parser is used where PyYAML was
built with it; the answers are the same without. Aliases, anchors, tags, a second document and deep nesting are refused,
each at its place.
"""

import re
from typing import Any

import yaml
from yaml.composer import Composer
from yaml.error import Mark
from yaml.nodes import MappingNode, ScalarNode, SequenceNode
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner
from yaml.tokens import ScalarToken

try:
    from yaml._yaml import CParser
except ImportError:  # PyYAML without libyaml
    CParser = None  # type: ignore[assignment,misc]  # one name for having it or not

__all__ = [
    "BREAK",
    "MappingNode",
    "Mark",
    "Node",
    "ScalarNode",
    "SequenceNode",
    "YamlProblem",
    "children",
    "compose",
    "members",
]

Node = ScalarNode | SequenceNode | MappingNode

MAX_DEPTH = 64

_BREAKS = "\r\n\x85\u2028\u2029"
_HEADER = re.compile(r"(?P<signs>[+-]?[1-9]?|[1-9][+-])[\t#].*", re.DOTALL)
_BLANKS = "\0 \t" + _BREAKS

BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What YAML 1.1 takes for a line break."""

_DEEP_BLOCK = re.compile(r"^[ \t\-?:]{64}", re.MULTILINE)
_UNLIKE = re.compile("[\x85\u2028\u2029\ufeff]")


class YamlProblem(Exception):  # noqa: N818  # it becomes a Problem, and is none of the errors of the command line
    """Why a text is no tree of ours: a sentence, the character it points at, how many, and what to do."""

    def __init__(self, message: str, index: int, width: int = 1, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.index = index
        self.width = width
        self.advice = advice


class _Unresolved:
    """A resolver that leaves every scalar a text: an untagged node gets the empty tag.

    It is asked three times a node. An empty text's `format` takes whatever it is given and answers with an empty text,
    as a function of ours would, in a third of the time.
    """

    resolve = descend_resolver = ascend_resolver = staticmethod("".format)


class _TabScanner(Reader, Scanner):
    """PyYAML's scanner, taking what libyaml's takes: a tab for a space wherever no key may begin, a `?` in a text."""

    flow_level: int
    allow_simple_key: bool
    indent: int
    column: int

    def scan_to_next_token(self) -> None:
        while True:
            while self.peek() == " " or (self.peek() == "\t" and (self.flow_level or not self.allow_simple_key)):
                self.forward()
            self._skip_comment()
            if not self.scan_line_break():  # type: ignore[no-untyped-call]  # the stubs leave it open
                return
            if not self.flow_level:
                self.allow_simple_key = True

    def scan_plain(self) -> ScalarToken:
        start = end = self.get_mark()
        chunks: list[str] = []
        spaces: list[str] = []
        while self.peek() != "#" and (length := self._plain_length()):
            self.allow_simple_key = False
            chunks += [*spaces, self.prefix(length)]
            self.forward(length)
            end = self.get_mark()
            spaces = self.scan_plain_spaces(self.indent + 1, start)
            if not spaces or (not self.flow_level and self.column <= self.indent):
                break
        return ScalarToken("".join(chunks), True, start, end)

    def _plain_length(self) -> int:
        ends = _BLANKS + (",[]{}" if self.flow_level else "")
        length = 0
        while (character := self.peek(length)) not in _BLANKS:
            if character == ":" and self.peek(length + 1) in ends:
                break
            if self.flow_level and character in ",[]{}":
                break
            length += 1
        return length

    def scan_plain_spaces(self, indent: int, _start_mark: Any) -> list[str]:
        length = 0
        while self.peek(length) in " \t":
            length += 1
        spaces = self.prefix(length)
        self.forward(length)
        if self.peek() not in _BREAKS:
            return [spaces] if spaces else []
        first: str = self.scan_line_break()  # type: ignore[no-untyped-call]  # the stubs leave it open
        self.allow_simple_key = True
        breaks: list[str] = []
        while not self._begins_document():
            while self.peek() == " " or (self.peek() == "\t" and self.column >= indent):
                self.forward()
            if self.peek() not in _BREAKS:
                return [*([first] if first != "\n" else [] if breaks else [" "]), *breaks]
            breaks.append(self.scan_line_break())  # type: ignore[no-untyped-call]  # the stubs leave it open
        return []

    def _begins_document(self) -> bool:
        return self.column == 0 and self.prefix(3) in {"---", "..."} and self.peek(3) in _BLANKS

    def scan_block_scalar_indicators(self, start_mark: Any) -> Any:
        header = _HEADER.fullmatch(self.prefix(3).ljust(3))
        if not header:
            return Scanner.scan_block_scalar_indicators(self, start_mark)
        signs: str = header["signs"]
        self.forward(len(signs))
        digits = signs.strip("+-")
        return (None if signs == digits else "+" in signs), (int(digits) if digits else None)

    def scan_block_scalar_ignored_line(self, start_mark: Any) -> None:
        while self.peek() in " \t":
            self.forward()
        Scanner.scan_block_scalar_ignored_line(self, start_mark)

    def _skip_comment(self) -> None:
        if self.peek() == "#":
            while self.peek() not in "\0" + _BREAKS:
                self.forward()


class _PureLoader(_Unresolved, _TabScanner, Parser, Composer):
    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        Composer.__init__(self)


if CParser is not None:

    class _FastLoader(_Unresolved, CParser):
        def __init__(self, text: str) -> None:
            CParser.__init__(self, text)


def has_fast_engine() -> bool:
    """Whether PyYAML came with libyaml's parser."""
    return CParser is not None


def compose(text: str, *, pure: bool = False) -> Node | None:
    """The root node of a text without byte order mark; None when there is nothing in it.

    Raises YamlProblem at the first thing that isn't YAML, or that netlog refuses in a file.
    """
    try:
        # The engines differ in where these characters break a line or begin a text: both answers are the pure one's.
        if not pure and CParser is not None and not _UNLIKE.search(text):
            return _composed(text, pure=False)
    except (yaml.YAMLError, YamlProblem, UnicodeEncodeError):
        # The engines word their complaints differently: the pure one's are shown, whichever found the error.
        pass
    try:
        return _composed(text, pure=True)
    except yaml.YAMLError as error:
        raise _problem(error, text) from None


def children(sequence: SequenceNode) -> list[Node]:
    """The elements of a list."""
    found: list[Node] = sequence.value
    return found


def members(mapping: MappingNode) -> list[tuple[Node, Node]]:
    """The keys and values of a mapping."""
    found: list[tuple[Node, Node]] = mapping.value
    return found


def _composed(text: str, *, pure: bool) -> Node | None:
    loader: Any = _PureLoader(text) if pure else _FastLoader(text)
    if _may_be_refused(text):
        _refuse_references(_PureLoader(text) if pure else _FastLoader(text), text)
    node: Node | None = loader.get_single_node()
    return node


def _may_be_refused(text: str) -> bool:
    """Whether there can be a reference, a tag or a deep nest in the text: quick to tell for almost every file."""
    if "&" in text or "*" in text or "!" in text:
        return True
    return text.count("[") + text.count("{") > MAX_DEPTH or _DEEP_BLOCK.search(text) is not None


def _refuse_references(loader: Any, text: str) -> None:
    """Walk the events, which need no recursion, before anything is built from them."""
    depth = 0
    while loader.check_event():
        event = loader.get_event()
        if isinstance(event, yaml.AliasEvent):
            raise YamlProblem("an alias (*) is not allowed here", *_span(event, text), _ALIAS)
        if getattr(event, "anchor", None) is not None:
            raise YamlProblem("an anchor (&) is not allowed here", *_token(event, text), _ALIAS)
        if getattr(event, "tag", None) is not None:
            raise YamlProblem("a YAML tag (!) is not allowed here", *_token(event, text), _TAG)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise YamlProblem(f"nested too deep (more than {MAX_DEPTH} levels)", _token(event, text)[0])
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


_ALIAS = "Write the value out, or put the text in double quotes."
_TAG = "Take the tag away, or put the text in double quotes."


def _span(event: Any, text: str) -> tuple[int, int]:
    start, end = event.start_mark.index, event.end_mark.index
    return start, max(1, len(text[start:end].rstrip()))


def _token(event: Any, text: str) -> tuple[int, int]:
    start = event.start_mark.index
    found = re.compile(r"\S+").match(text, start)
    return start, len(found[0]) if found else 1


def _problem(error: yaml.YAMLError, text: str) -> YamlProblem:
    if isinstance(error, yaml.reader.ReaderError):
        character = text[error.position : error.position + 1]
        return YamlProblem(
            f"a character that may not stand in the file: U+{ord(character or chr(0)):04X}",
            error.position,
            advice="Delete it.",
        )
    if not isinstance(error, yaml.MarkedYAMLError):
        return YamlProblem(f"not valid YAML: {error}", 0)
    where: Any = error
    mark = where.problem_mark or where.context_mark
    index = min(mark.index if mark else 0, max(0, len(text) - 1))
    if isinstance(error, yaml.composer.ComposerError):
        return YamlProblem(
            "a second document (---) begins here", index, advice="One file holds one contact: take the rest out."
        )
    context = f"{error.context}: " if error.context else ""
    advice = _TAB if text[index : index + 1] == "\t" else _SYNTAX
    return YamlProblem(f"not valid YAML: {context}{error.problem}", index, advice=advice)


_TAB = "Put spaces in the place of the tab."
_SYNTAX = "A text with a comma, a colon, a bracket or a # in it needs double quotes."
