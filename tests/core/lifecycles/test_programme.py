"""How far a programme is along its stages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kloeppel.core.lifecycles import ProgrammeFacts, Stage, State, stage_states

COUNTS = st.integers(0, 4)


@pytest.mark.parametrize(
    ("facts", "current"),
    [
        (ProgrammeFacts(), Stage.CALL),
        (ProgrammeFacts(people=8), Stage.PEOPLE),
        (ProgrammeFacts(people=8, kick_offs=3), Stage.KICK_OFF),
        (ProgrammeFacts(people=8, kick_offs=3, held=2, matches=5), Stage.KICK_OFF),
        (ProgrammeFacts(people=8, kick_offs=3, held=3), Stage.MATCHES),
        (ProgrammeFacts(people=8, kick_offs=3, held=3, matches=5, open_proposals=1), Stage.MATCHES),
        (ProgrammeFacts(people=8, kick_offs=3, held=3, matches=5), Stage.WORK),
        (ProgrammeFacts(kick_offs=1), Stage.CALL),
    ],
)
def test_where_a_programme_is(facts: ProgrammeFacts, current: Stage) -> None:
    assert [stage for stage, state in stage_states(facts).items() if state is State.CURRENT] == [current]


@given(st.builds(ProgrammeFacts, people=COUNTS, kick_offs=COUNTS, held=COUNTS, open_proposals=COUNTS, matches=COUNTS))
def test_everything_before_the_current_stage_is_done_and_everything_after_it_open(facts: ProgrammeFacts) -> None:
    states = list(stage_states(facts).items())
    assert [stage for stage, _state in states] == list(Stage)
    now = [state for _stage, state in states].index(State.CURRENT)
    assert [state for _stage, state in states] == (
        [State.DONE] * now + [State.CURRENT] + [State.OPEN] * (len(Stage) - now - 1)
    )


@given(st.builds(ProgrammeFacts, people=COUNTS, kick_offs=COUNTS, held=COUNTS, matches=COUNTS), COUNTS)
def test_more_of_the_kick_offs_held_never_takes_a_programme_back(facts: ProgrammeFacts, more: int) -> None:
    later = ProgrammeFacts(facts.people, facts.kick_offs, facts.held + more, facts.open_proposals, facts.matches)
    place = [list(stage_states(each).values()).index(State.CURRENT) for each in (facts, later)]
    assert place[1] >= place[0]
