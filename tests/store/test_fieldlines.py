"""Fields of a line each are read without a YAML parser, and mean what the parser would have said."""

import pytest
from anyone import contacts
from hypothesis import given
from hypothesis import strategies as st

from netlog.core.contact import FIELDS, Contact
from netlog.store.codec import READERS, parse
from netlog.store.entrylines import parted
from netlog.store.fieldlines import values
from netlog.store.writing import new_file

LOG = "log:\n  - {date: 2026-11-20, gave: intro}\n"
ENDS = ("", "\n", f"\n{LOG}", f"\n\n{LOG}", "\nlog:\n", "\nlog:", "\nlog: []\n", "\nlog:\n  - {date: x}\n")
PLAIN = (
    "name: Alice Chen",
    'name: "Chen, Alice: #1"\nemail: [alice@example.org, "a b@x.y"]\nphone: ["+1 555 0100", +15550101, 0101]',
    "name: Zoë O'Neil-Müller\nalso: [Zo, 陈爱丽, R2-D2, O'Neil, .zo]\norg: Smith & Sons, Ltd. (UK)\nplace: a:b:c, d",
    "name: 2026\nlinks: {github: https://github.com/a/b=c, my-site: x.y}",
    'name: Bob\nphone: +1 555\nemail: bob@x.y\nbirthday: --04-02\nmet: 2024-03\ntags: [a, "b c"]\nevery: 6 weeks',
    "name: Bob\nsnooze: 2026-12-01\narchived: false\nprivate: yes\nscores: on\nvia: dana-kowalska\nref: x:1",
    ('name: B\n\nneeds:\n  - "a flat, in Lisbon"\n  - a speaker, [about] {the} sea\n'
    '  - {what: "x: y", since: 2026-10-02, not: [a, b], by: c, private: true}\ngoals:\n- one\noffers:\n    - two'),
    "name: B\nratings: {candour: 5}\ndates: {wedding: 2012-06-16}\nsupports: [x]\nconflicts: {a: [b, c]}",
)  # fmt: skip


@pytest.mark.parametrize("head", PLAIN)
@pytest.mark.parametrize("end", ENDS)
def test_plain_fields_need_no_parser(head: str, end: str) -> None:
    assert values(f"{head}\n", READERS)
    found = parse(head + end, "x", quick=True)
    assert found == parse(head + end, "x", pure=True)
    assert bool(found.contact) is ("date: x" not in end)


def test_what_netlog_writes_needs_no_parser() -> None:
    written = new_file(parse(PLAIN[6], quick=True).contact or Contact(name=""))
    assert values(written.partition("log:")[0], READERS)


TEXTS = (
    "", " ", "~", "null", "-", "- a", "--", "--x", "--04-31", "---", "...", ".", "+", "_", "'a'", "'a", '"a', 'a"',
    '"a\\tb"', '"a" b', '"a"b', '""', "a: b", "a:", "a :b", "a :", ":a", "a:b", "a: ", "a ", " a", "a  b", "a#b",
    "a #b", "# a", "#a", "a, b", "a,b", "a,", ",a", "[a", "a]", "[]", "[a]", "[[a]]", "[a, ]", "[a,b]", "[ a ]",
    "[a, [b]]", "[a]b", "[a] # c", "{a", "a}", "{}", "{a: b}", "{a: b, a: c}", "{a: b, c}", "{a:b}", "{a: }",
    "{a: {b: c}}", "{a: [b]}", "{ a: b }", '{"a": b}', '{a: ""}', "{1: b}", "{what: x}",
    "{what: x, since: 2026-02-30}", '{what: ""}', "{what: x, not: y}", "{work: '1'}", "{a: 2012-06-16}", "{a: 5}",
    "{a: 6}", "{a: https://x.y}", "{a: b:c}", "{a: b:}", "{a: b?}", "{a: ?b}", "?", "? a", "?a", "a?", "&a", "&a b",
    "a&b", "*a", "!a", "!!str a", "a!", "|", "|-", "> a", "%a", "@a", "`a", "a\\b", "=", "<<", "<<<<<<< a",
    "2026-11-20", "2026-02-30", "2026-13", "２０２６-11-20", "6 weeks", "0 days", "never", "true", "no", "maybe", "3",
    "a\tb", "a\t", "\ta", "a\x07", "a\x85b", "a\u2028b", "a\xa0b", "\ufeffa", "a\u200bb", "e\u0301", "\u0301a", "🦊",
    "a 🦊", "陈", "a\r", "a\x00", "a\n b", "a\n\n  b", "\n a", "\n  a", "\n  - a", "\n- a", "\n - a\n  - b",
    "\n  - a\n - b", "\n  - a\n\n  - b", "\n  - a # c\n  - b", "\n  - a\n  # c\n  - b", "\n  -  a", "\n  - a\n    b",
    "\n  -", "\n  - - a", "\n  - a: b", "\n  - {what: a}", "\n  - [a]", "\n  a: b", "\n  - --a",
    "\n  - \"a\"\n  - 'b'", '\n  - ""', "a\n# c", "a # c", "a\n ", "a\n...", "a\n---", "a\n--- b", "a\n- b",
    "a\n\ttext", "[a\n]", "[a,\n b]", '"a\n b"', "x" * 1100, '"' + "x" * 1100 + '"', "[" + "x" * 1100 + "]",
    "{" + "x" * 61 + ": y}", "{" + "x" * 1100 + ": y}", "[" * 65 + "a" + "]" * 65,
)  # fmt: skip
KEYS = (
    "org", "email", "birthday", "met", "dates", "tags", "every", "snooze", "archived", "needs", "ratings", "notes",
    "conflicts", "log", "shoe", "x-y", "Name", "a b", '"via"', "",
)  # fmt: skip


@pytest.mark.parametrize("key", KEYS)
def test_whatever_is_written_means_what_the_parser_says(key: str) -> None:
    for text in TEXTS:
        for form in (f"{key}: {text}", f"{key}: [{text}, b]", f"{key}:\n  - {text}\n  - b"):
            whole = f"name: Alice\n{form}\n{LOG}"
            assert parse(whole, "x", quick=True) == parse(whole, "x", pure=True), whole


HEADS = (
    "name: A\nname: A\n", "org: X\n", "\nname: A\n", " name: A\n", "name: A\n\n\norg: X\n", "\ufeffname: A\n",
    "name: A\norg:\n", "name: A\norg:\n\n- x\n", "log:\n- a\nname: A\n", "name: A\nlog: []\n", "name: A\nborn: 1\n",
    "", "\n", "name\n", "name:A\n", "name: A\r\norg: X\r\n", "name: A\nnull: x\n", "name: null\n",
    "name: A\norg: ~\n",
)  # fmt: skip


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("end", ["", LOG, "log:\n", "log: []\n"])
def test_a_head_of_any_form_means_what_the_parser_says(head: str, end: str) -> None:
    assert parse(head + end, "x", quick=True) == parse(head + end, "x", pure=True)


_odd = st.lists(st.sampled_from([*"aé1陈🦊 -:.,+_'\"#[]{}&*!|>%@`~=\\", ": ", " #", ", ", "- ", "ab"]), max_size=6).map(
    "".join
)
_list = st.lists(_odd, min_size=1, max_size=3)


@given(
    st.lists(
        st.tuples(
            st.sampled_from([*FIELDS]),
            st.one_of(
                _odd.map(lambda text: f" {text}"),
                _odd.map(lambda text: f' "{text}"'),
                _list.map(lambda texts: f" [{', '.join(texts)}]"),
                _list.map(lambda texts: "".join(f"\n  - {text}" for text in texts)),
                st.tuples(_list, _list).map(
                    lambda both: " {" + ", ".join(f"{key}: {text}" for key, text in zip(*both, strict=False)) + "}"
                ),
                st.tuples(_list, _list).map(
                    lambda both: (
                        "\n- {what: x, " + ", ".join(f"{key}: {text}" for key, text in zip(*both, strict=False)) + "}"
                    )
                ),
            ),
        ),
        max_size=3,
    ),
    st.sampled_from(["\n", "\n\n", f"\n{LOG}"]),
)
def test_fields_of_any_texts_mean_what_the_parser_says(fields: list[tuple[str, str]], end: str) -> None:
    text = "\n".join(["name: Alice", *(f"{key}:{written}" for key, written in fields)]) + end
    assert parse(text, "x", quick=True) == parse(text, "x", pure=True)


@given(contacts(), st.data())
def test_a_file_with_any_slip_in_it_reads_the_same_either_way(contact: Contact, data: st.DataObject) -> None:
    text = new_file(contact)
    at = data.draw(st.integers(0, len(text)))
    cut = data.draw(st.integers(0, 2))
    slip = data.draw(st.sampled_from(["", " ", "\n", "\t", *"\"',:#{}[]x|?\\", "- ", ": ", " #", "\n  "]))
    text = text[:at] + slip + text[at + cut :]
    assert parse(text, "x", quick=True) == parse(text, "x", pure=True)


_MEGABYTE = 1_000_000
LONG_LINES = (
    "x", " ", "a:", "a: ", "[", "[a, ", "a, ", '"', '"a" ', "{a: b", "{a: [b, ", "- ", "\n", "\n ", "\n- ", "\n  - a",
    ":a", ",", "a b ", "a\n", "a: b\n", "é", "#",
)  # fmt: skip


@pytest.mark.parametrize("piece", LONG_LINES)
@pytest.mark.parametrize("before", ["", "name: ", "name: [", 'name: "', "name: {a: ", "name: A\n", "name:\n  - "])
def test_a_line_of_a_megabyte_is_gone_through_once(before: str, piece: str) -> None:
    """Whatever is in it: to begin anew at every letter would take days, and this test with it."""
    text = before + piece * (_MEGABYTE // len(piece))
    values(text, READERS)
    for log in ("\nlog:\n", "\nlog:\n  - {date: 2026-11-20, gave: "):
        parted(f"name: A{log}{text}")
