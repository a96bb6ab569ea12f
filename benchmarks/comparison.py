"""One figure of one engine or peer on one case: what every engine benchmark returns, and `all.py` puts together."""

from dataclasses import dataclass

OURS = "Kloeppel"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A line of docs/benchmarks.md and a bar of its plot.

    `case` is what was asked ("30 × 30, 8 rounds"), `who` answered: `OURS`, or a peer with its version. `figure` is what
    was measured in `unit` ("s", "repeats", "nDCG@5"), None when `who` gave no answer in the time. `result` says in a
    few words what came out ("proven optimum", "bound 2,224 not reached"). `target` is the figure that was aimed at, for
    our lines only; `met` says whether it was reached.
    """

    engine: str
    case: str
    who: str
    figure: float | None
    unit: str
    result: str
    target: float | None = None
    met: bool | None = None
