"""A thread passes through its points, and is level in each."""

from kloeppel.web.components.curves import path


def test_a_thread_is_level_where_it_begins_and_ends() -> None:
    assert path([(0, 5)]) == "M0 5"
    assert path([(0, 5), (10, 25), (14, 0)]) == "M0 5C5 5 5 25 10 25C12 25 12 0 14 0"
