"""Where something that was read stands in its file."""

from netlog.errors import Problem
from netlog.store import reading
from netlog.store.codec import BOM
from netlog.store.reading import Source
from netlog.store.yamltext import MappingNode, Node, ScalarNode, compose, members


class Places:
    """The places in one file: its text is read once for all that are asked for."""

    def __init__(self, text: str, path: str) -> None:
        """`path` is what the places are told by. Raises YamlProblem for a text that can't be read."""
        self._source = Source(text.removeprefix(BOM), path)
        self._root = compose(self._source.text)

    def of(self, field: str, element: int | None = None, key: str = "", *, is_key: bool = False) -> Problem:
        """The place of a field's value, of one of its elements (from 0), or of a key's value there; without words yet.

        With `is_key` it is the place of the field's name, or of that key; the file's beginning for what isn't there.
        """
        node = _node(self._root, field, element, key, is_key=is_key)
        if node is None:
            self._source.complain(0, "")
        else:
            self._source.complain_of(node, "")
        return self._source.problems.pop()


def _node(root: Node | None, field: str, element: int | None, key: str, *, is_key: bool) -> Node | None:
    if not isinstance(root, MappingNode):
        return None
    name, value = _named(root, field)
    if value is None or element is None:
        return name if is_key or not isinstance(value, ScalarNode) else value
    held = reading.elements(value)
    node = held[element] if element < len(held) else value
    if isinstance(node, MappingNode) and key:
        inner, behind = _named(node, key)
        return behind if isinstance(behind, ScalarNode) and not is_key else inner or node
    return node


def _named(mapping: MappingNode, name: str) -> tuple[Node | None, Node | None]:
    return next(((key, value) for key, value in members(mapping) if key.value == name), (None, None))
