"""Processes as tables: in which state something is, and which state may follow."""

from kloeppel.core.lifecycles.programme import ProgrammeFacts, Stage, State, stage_states

__all__ = ["ProgrammeFacts", "Stage", "State", "stage_states"]
