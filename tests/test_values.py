"""Values behave as the standard library's dataclasses do, frozen ones, where netlog uses them."""

from collections.abc import Mapping
from dataclasses import field, fields, is_dataclass, replace

import pytest

from netlog.values import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere."""

    name: str
    country: str = "Portugal"
    notes: list[str] = field(default_factory=list)
    seen: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Stay:
    """Some nights."""

    nights: int

    def __post_init__(self) -> None:
        if self.nights < 1:
            raise ValueError("not a night")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trip:
    """From one place to another."""

    days: int = 1
    to: Place
    by: Mapping[str, int] = field(default_factory=dict)


def test_a_value_takes_its_fields_by_place_or_by_name() -> None:
    assert Place("Lisbon", notes=["hilly"], country="PT") == Place("Lisbon", "PT", ["hilly"])
    trip = Trip(to=Place("Lisbon"))
    assert (trip.days, trip.to.country, trip.by) == (1, "Portugal", {})


def test_what_a_factory_makes_belongs_to_one_value() -> None:
    one, other = Place("Lisbon"), Place("Porto")
    one.notes.append("hilly")
    assert other.notes == []


def test_values_are_equal_that_have_the_same_class_and_fields() -> None:
    assert Place("Lisbon", seen=1) == Place("Lisbon", seen=2)
    assert Place("Lisbon") != Place("Porto")
    other: object = Stay(1)
    assert Place("Lisbon") != other


def test_equal_values_have_one_hash() -> None:
    assert len({Stay(1), Stay(1), Stay(2)}) == 2


def test_a_value_reads_as_it_was_written() -> None:
    assert repr(Place("Lisbon")) == "Place(name='Lisbon', country='Portugal', notes=[], seen=0)"


def test_what_the_standard_library_says_of_its_own_it_says_of_a_value() -> None:
    assert is_dataclass(Place)
    assert [one.name for one in fields(Trip)] == ["days", "to", "by"]
    assert replace(Place("Lisbon"), name="Porto") == Place("Porto")
    match Place("Lisbon"):
        case Place(name, country):
            assert (name, country) == ("Lisbon", "Portugal")


def test_a_value_that_makes_no_sense_is_refused_by_its_class() -> None:
    for _ in range(2):
        with pytest.raises(ValueError, match="not a night"):
            Stay(0)


@pytest.mark.parametrize("number", [1, 2], ids=["the first", "any other"])
def test_a_field_too_many_or_too_few_is_refused_by_name(number: int) -> None:
    for _ in range(number):
        with pytest.raises(TypeError, match=r"Place\.__init__\(\) missing 1 required positional argument: 'name'"):
            Place()  # type: ignore[call-arg]  # that is what is wrong
    with pytest.raises(TypeError, match=r"Trip\.__init__\(\) got an unexpected keyword argument 'from_'"):
        Trip(from_=Place("Lisbon"))  # type: ignore[call-arg]  # so here
