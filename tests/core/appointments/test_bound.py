import highspy
import numpy as np

from kloeppel.core.appointments import Person, Problem, Talk
from kloeppel.core.appointments.agenda import agenda_of
from kloeppel.core.appointments.bound import fewest_gaps_by_days

# In slot 2 anna is not there: her three talks have a gap whatever is done.
DAY = Problem(
    4,
    2,
    (Person("anna", frozenset({2})), Person("ben"), Person("cleo"), Person("dora")),
    (Talk("ab", "anna", "ben"), Talk("ac", "anna", "cleo"), Talk("ad", "anna", "dora"), Talk("bc", "ben", "cleo")),
)


def test_days_alone_show_a_gap() -> None:
    assert fewest_gaps_by_days(agenda_of(DAY), 10.0) == 1


def test_the_bound_holds_after_another_program_of_the_process_took_two_threads() -> None:
    # HiGHS keeps the number of threads of the first program for the whole process and refuses another number.
    other = highspy._Highs()  # type: ignore[attr-defined]
    for option, value in (("output_flag", False), ("threads", 2)):
        other.setOptionValue(option, value)
    program = highspy.HighsLp()
    program.num_col_, program.num_row_ = 1, 0
    program.col_cost_, program.col_lower_, program.col_upper_ = np.array([1.0]), np.zeros(1), np.ones(1)
    other.passModel(program)
    other.run()
    assert fewest_gaps_by_days(agenda_of(DAY), 10.0) == 1
