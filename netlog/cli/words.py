"""What is an option and what is a word of text: a word with a dash that is no option is text."""

from collections.abc import Mapping, Sequence

from netlog.core.text import nearest
from netlog.errors import UsageError


def arranged(typed: Sequence[str], options: Mapping[str, bool]) -> tuple[list[str], list[str]]:
    """What was typed behind a command, taken apart into options (with their values) and words.

    `options` says of each option whether it takes a value. `--` makes words of all that follows. A word such as
    `-cold` or `-5 kg` is text unless an option has exactly that name; `--like-this`, which no option has, is refused.
    """
    found: list[str] = []
    words: list[str] = []
    rest = list(typed)
    while rest:
        word = rest.pop(0)
        name, equals, _ = word.partition("=")
        if word == "--":
            words += rest
            break
        if word in options:
            found.append(word)
            if options[word]:
                found += [_value(word, rest)]
        elif equals and name.startswith("--") and options.get(name):
            found.append(word)
        elif equals and name.startswith("--") and name in options:
            raise UsageError(f"{name} takes no value")
        elif _looks_like_option(name):
            raise _no_such_option(name, options)
        else:
            words.append(word)
    return found, words


def _value(option: str, rest: list[str]) -> str:
    if not rest:
        raise UsageError(f"{option} needs a value")
    return rest.pop(0)


def _looks_like_option(word: str) -> bool:
    bare = word.removeprefix("--")
    return word.startswith("--") and bare.replace("-", "").isalnum() and bare[:1].isalpha() and bare.isascii()


def _no_such_option(word: str, options: Mapping[str, bool]) -> UsageError:
    close = nearest(word, [option for option in options if option.startswith("--")])
    hint = f"Did you mean {' or '.join(close)}? " if close else ""
    return UsageError(f"there is no option {word}", advice=f"{hint}If it is text, put -- before it.")
