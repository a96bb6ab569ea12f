from kloeppel.web.components.dots import STEP, Column, dots_of

PEOPLE = [("c1", "a"), ("c2", "a"), ("b1", "b"), ("b2", "b")]
NAMES = {"c1": "Ada", "c2": "Ben", "b1": "Mühle", "b2": "Theater"}


def test_everybody_is_a_dot_in_the_column_of_their_talks() -> None:
    picture = dots_of(PEOPLE, {"c1": 1, "c2": 3, "b1": 3, "b2": 3}, NAMES)
    assert [(column.talks, column.people) for column in picture.columns] == [(1, 1), (2, 0), (3, 3)]
    assert [(dot.name, dot.side, dot.talks) for dot in picture.dots] == [
        ("Ada", "a", 1),
        ("Ben", "a", 3),
        ("Mühle", "b", 3),
        ("Theater", "b", 3),
    ]
    ben, mill, theatre = picture.dots[1:]
    assert (mill.x - ben.x, mill.y, theatre.x, theatre.y) == (STEP, ben.y, ben.x, ben.y - STEP)
    assert picture.dots[0].x == picture.columns[0].x


def test_no_two_dots_lie_on_each_other_and_all_are_inside() -> None:
    people = [(str(number), "a") for number in range(100)]
    picture = dots_of(
        people, {person: int(person) % 3 for person, _ in people}, {person: person for person, _ in people}
    )
    places = {(dot.x, dot.y) for dot in picture.dots}
    assert len(places) == 100
    assert all(0 < x < picture.width and 0 < y < picture.ground for x, y in places)


def test_nobody_is_an_empty_picture() -> None:
    picture = dots_of([], {}, {})
    assert (picture.dots, picture.columns) == ([], [Column(picture.columns[0].x, 0, 0)])
