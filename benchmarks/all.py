"""Every comparison of every engine in one process run; the table and plots of docs/benchmarks.md.

    python benchmarks/all.py [--appointments FOLDER] [--circles TABLE.csv] [--affinity FOLDER] [--only NAME …] [--write]
    python benchmarks/all.py --draw

`--draw` only draws the plots anew from the tables of the page.

Needs `requirements/bench.txt`. The folders hold published data that is not part of the project: appointment instances
(.dzn), the table of published rounds, a judged set of needs and offers. Without them the cases that need them are left
out or use what the project has itself. Without `--write` the table is only printed.
"""

import argparse
import importlib.metadata
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from comparison import OURS, Comparison
from plot import Bar, Group, svg

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "benchmarks.md"
PICTURES = ROOT / "docs" / "pictures" / "benchmarks"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
PACKAGES = ("numpy", "highspy", "clingo", "simplemma", "ortools", "scipy", "matching", "algmatch")
TITLES = {
    "rounds": "Rounds",
    "appointments": "Appointments",
    "pairing": "Pairing",
    "circles": "Circles",
    "affinity": "Affinity",
}


def runs(arguments: argparse.Namespace) -> dict[str, Callable[[], list[Comparison]]]:
    """What to run for each part, imported when it is called: a part without its peers must not stop the others."""

    def rounds() -> list[Comparison]:
        import rounds  # noqa: PLC0415

        return rounds.comparisons()

    def rounds_fair() -> list[Comparison]:
        import rounds_fair  # noqa: PLC0415

        return rounds_fair.comparisons()

    def rounds_day() -> list[Comparison]:
        import rounds_day  # noqa: PLC0415

        return rounds_day.comparisons()

    def appointments() -> list[Comparison]:
        import appointments  # noqa: PLC0415

        return appointments.comparisons(arguments.appointments)

    def pairing() -> list[Comparison]:
        import pairing  # noqa: PLC0415

        return pairing.comparisons()

    def circles() -> list[Comparison]:
        import circles  # noqa: PLC0415

        return circles.comparisons(arguments.circles)

    def affinity() -> list[Comparison]:
        import affinity  # noqa: PLC0415

        found = affinity.comparisons(None) + (affinity.comparisons(arguments.affinity) if arguments.affinity else [])
        # The time of a large table is measured each time; once is enough here.
        return list({(line.case, line.who): line for line in found}.values())

    return {
        "rounds": rounds,
        "rounds_fair": rounds_fair,
        "rounds_day": rounds_day,
        "appointments": appointments,
        "pairing": pairing,
        "circles": circles,
        "affinity": affinity,
    }


def machine() -> list[str]:
    """Where and with what this was measured, a line each."""
    model = next(
        (
            line.split(":", 1)[1].strip()
            for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
            if line.startswith("model name")
        ),
        platform.processor(),
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],  # noqa: S607 - git is looked up as people do
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    ).stdout.strip()
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in PACKAGES if _installed(name))
    return [
        f"- Measured on {datetime.now().astimezone():%d %B %Y}, commit {commit or 'unknown'}, in one process run.",
        f"- Machine: {model}, {os.cpu_count()} cores, {memory:.0f} GB; {platform.system()}.",
        f"- Versions: Python {platform.python_version()}, {versions}.",
    ]


def _installed(name: str) -> bool:
    try:
        importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True


def table(lines: Sequence[Comparison]) -> list[str]:
    """The comparisons of one engine as a Markdown table."""
    rows = ["| case | who | figure | target | what came out |", "|---|---|--:|--:|---|"]
    for line in lines:
        bold = "**" if line.who == OURS else ""
        figure = "–" if line.figure is None else f"{shown(line.figure)} {line.unit}".strip()
        target = ""
        if line.target is not None:
            verdict = {True: "met", False: "missed", None: ""}[line.met]
            target = f"{shown(line.target)} {verdict}".strip()
        rows.append(f"| {line.case} | {bold}{line.who}{bold} | {bold}{figure}{bold} | {target} | {line.result} |")
    return rows


def shown(figure: float) -> str:
    """Three digits are enough."""
    if figure == int(figure):
        return f"{int(figure):,}"
    return f"{figure:.3g}" if abs(figure) < 1000 else f"{figure:,.0f}"


def pictures(engine: str, lines: Sequence[Comparison]) -> dict[str, str]:
    """File name and document of each plot of an engine: one for each unit in which several have a figure."""
    found = {}
    for unit in dict.fromkeys(line.unit for line in lines):
        cases = list(dict.fromkeys(line.case for line in lines if line.unit == unit))
        groups = [
            Group(case, [_bar(line) for line in lines if line.case == case and line.unit == unit]) for case in cases
        ]
        title = f"{TITLES[engine]}: {'seconds' if unit == 's' else unit}"
        name = "".join(letter if letter.isalnum() else "-" for letter in unit.lower()).strip("-")
        found[f"{engine}-{name}.svg"] = svg(title, unit, groups, logarithmic=unit == "s")
    return found


def _bar(line: Comparison) -> Bar:
    return Bar(line.who, line.figure, "no answer" if line.figure is None else f"{shown(line.figure)} {line.unit}")


def read_page() -> list[Comparison]:
    """The comparisons that stand on the page, as far as plots need them."""
    engines = {title: engine for engine, title in TITLES.items()}
    engine, found = "", []
    for line in PAGE.read_text(encoding="utf-8").split(BEGIN)[1].split(END)[0].splitlines():
        if line.startswith("## "):
            engine = engines[line.removeprefix("## ")]
        cells = [cell.strip().strip("*") for cell in line.strip("|").split("|")]
        if line.startswith("| ") and cells[0] != "case":
            case, who, figure, _target, result = cells
            number, _, unit = figure.partition(" ")
            known = None if figure == "–" else float(number.replace(",", ""))
            found.append(Comparison(engine, case, who, known, unit, result))
    units = {(line.engine, line.case): line.unit for line in found if line.figure is not None}
    return [replace(line, unit=units.get((line.engine, line.case), "s")) for line in found]


def draw(lines: Sequence[Comparison]) -> dict[str, list[str]]:
    """Write the plots; answer their names by engine."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for old in PICTURES.glob("*.svg"):
        old.unlink()
    names: dict[str, list[str]] = {}
    for engine in dict.fromkeys(line.engine for line in lines):
        for name, document in pictures(engine, [line for line in lines if line.engine == engine]).items():
            (PICTURES / name).write_text(document, encoding="utf-8")
            names.setdefault(engine, []).append(name)
    return names


def written(lines: Sequence[Comparison]) -> str:
    """The measured part of the page; writes the plots beside it."""
    names = draw(lines)
    parts = [BEGIN, "", *machine(), ""]
    for engine in dict.fromkeys(line.engine for line in lines):
        mine = [line for line in lines if line.engine == engine]
        parts += [f"## {TITLES[engine]}", "", *table(mine), ""]
        for name in names[engine]:
            parts += [f"![{TITLES[engine]}, the table above as bars](pictures/benchmarks/{name})", ""]
    return "\n".join([*parts, END])


def main() -> None:
    """Run, print, and write what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--appointments", type=Path, help="folder of published .dzn instances")
    parser.add_argument("--circles", type=Path, help="table of published rounds")
    parser.add_argument("--affinity", type=Path, help="folder of a judged set")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="only these parts; nothing is written then")
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md and the plots")
    parser.add_argument("--draw", action="store_true", help="draw the plots anew from the page, measure nothing")
    arguments = parser.parse_args()
    if arguments.draw:
        draw(read_page())
        return
    lines: list[Comparison] = []
    for name, run in runs(arguments).items():
        if arguments.only and name not in arguments.only:
            continue
        started = time.perf_counter()
        mine = run()
        lines += mine
        print(f"== {name}: {len(mine)} figures in {time.perf_counter() - started:.0f} s", flush=True)
        print("\n".join(table(mine)), flush=True)
    if arguments.write and not arguments.only:
        page = PAGE.read_text(encoding="utf-8")
        before, after = page.split(BEGIN)[0], page.split(END)[1]
        PAGE.write_text(before + written(lines) + after, encoding="utf-8")


if __name__ == "__main__":
    main()
