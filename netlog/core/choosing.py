"""Which of several texts is meant, by its number or by words of it; never a silent pick."""

from collections.abc import Sequence

from netlog.core.text import fold
from netlog.errors import NothingToDoError


def meant(choice: str, texts: Sequence[str], *, what: str, listed: str, otherwise: str = "") -> int:
    """The place (from 0) of the one text that a number (from 1), the whole text, or words of it mean.

    `what` names them in an error ("nothing WHAT fits"), and `listed` shows them there, numbered; `otherwise` stands
    below where none fits. Raises NothingToDoError where none or several fit.
    """
    choice = choice.strip()
    if choice.isascii() and choice.isdigit():
        number = choice.lstrip("0")
        if number and len(number) < 9 and int(number) <= len(texts):
            return int(number) - 1
        raise NothingToDoError(f"there is no number {choice}", advice=listed)
    folded = [fold(text) for text in texts]
    exact = [place for place, text in enumerate(folded) if text == fold(choice)]
    parts = [place for place, text in enumerate(folded) if all(word in text for word in fold(choice).split())]
    found = exact or parts
    if not found:
        advice = "\n".join(filter(None, (listed, otherwise)))
        raise NothingToDoError(f"nothing {what} fits “{choice}”", advice=advice)
    if len(found) > 1:
        raise NothingToDoError(f"several fit “{choice}”", advice=listed)
    return found[0]
