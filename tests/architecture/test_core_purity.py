"""The core is pure: no framework, no files, no clock, no chance without a seed."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from architecture.source_tree import SOURCE, imports, parsed, python_files, shown

THIRD_PARTY = {"numpy", "highspy", "clingo", "simplemma", "snowballstemmer", "rapidfuzz"}
ONLY_THERE = {"openpyxl": "core/people/"}
"""Spreadsheets are what the people lists are made of; nobody else reads them."""
OUTSIDE_WORLD = {
    *("os", "pathlib", "shutil", "tempfile", "glob", "fileinput", "sqlite3", "subprocess", "multiprocessing"),
    *("socket", "ssl", "http", "urllib", "smtplib", "time", "random", "secrets", "uuid", "locale", "logging"),
}
ALLOWED = {
    # A path as a piece of text: PurePath touches no file.
    ("core/people/", "pathlib.PurePath"),
    # How long to search is the one thing a clock decides, and one file holds that clock.
    ("core/watch.py", "time"),
}
BUILTINS = {"open", "input", "print", "exec", "eval", "breakpoint"}
CLOCKS = {"now", "utcnow", "today", "fromtimestamp"}
FILES = {"load", "loadtxt", "genfromtxt", "fromfile", "save", "savez", "savetxt", "memmap", "tofile"}


def breaches(tree: ast.Module, place: str) -> Iterator[str]:
    """Everything in a file of the core at `place` that reaches outside."""
    for line, name in imports(tree):
        if problem := import_problem(name, place):
            yield f"{place}:{line} {problem}"
    for node in ast.walk(tree):
        if problem := use_problem(node):
            yield f"{place}:{node.lineno} {problem}"  # type: ignore[attr-defined]  # only expressions have problems


def import_problem(name: str, place: str) -> str | None:
    top = name.split(".", maxsplit=1)[0]
    allowed = any(place.startswith(where) and (what == name or what.split(".")[0] == name) for where, what in ALLOWED)
    if allowed or name.startswith("kloeppel.core") or place.startswith(ONLY_THERE.get(top, "nowhere")):
        return None
    if top in OUTSIDE_WORLD or (top not in sys.stdlib_module_names and top not in THIRD_PARTY):
        return f"imports {name}"
    return None


def use_problem(node: ast.AST) -> str | None:
    match node:
        case ast.Call(func=ast.Name(id=name)) if name in BUILTINS:
            return f"calls {name}"
        case ast.Call(func=ast.Attribute(attr=name)) if name in CLOCKS:
            return f"asks the clock: {name}"
        case ast.Call(func=ast.Attribute(attr="default_rng"), args=[], keywords=[]):
            return "draws without a seed"
        case ast.Attribute(value=ast.Name(id="np" | "numpy"), attr=name) if name in FILES:
            return f"touches files: {name}"
        case ast.Attribute(value=ast.Attribute(value=ast.Name(id="np" | "numpy"), attr="random"), attr=name) if (
            name not in {"default_rng", "Generator"}
        ):
            return f"draws without a seed: {name}"
    return None


@pytest.mark.parametrize("path", python_files(SOURCE / "core"), ids=shown)
def test_core_is_pure(path: Path) -> None:
    assert list(breaches(parsed(path), shown(path))) == []


@pytest.mark.parametrize(
    ("code", "problems"),
    [
        ("from django.db import models", ["1 imports django.db", "1 imports django.db.models"]),
        ("import pathlib", ["1 imports pathlib"]),
        ("from pathlib import Path", ["1 imports pathlib", "1 imports pathlib.Path"]),
        ("import openpyxl", ["1 imports openpyxl"]),
        ("import scipy.optimize", ["1 imports scipy.optimize"]),
        ("import random, time", ["1 imports random", "1 imports time"]),
        ("from kloeppel.audit import models", ["1 imports kloeppel.audit", "1 imports kloeppel.audit.models"]),
        ("open('x')", ["1 calls open"]),
        ("dt.datetime.now()", ["1 asks the clock: now"]),
        ("np.random.default_rng()", ["1 draws without a seed"]),
        ("np.random.shuffle(x)", ["1 draws without a seed: shuffle"]),
        ("np.loadtxt(x)", ["1 touches files: loadtxt"]),
        ("import numpy as np, highspy\nnp.random.default_rng(seed).random()\nimport datetime", []),
    ],
)
def test_a_breach_is_found(code: str, problems: list[str]) -> None:
    place = "core/rounds/planted.py"
    assert list(breaches(ast.parse(code), place)) == [f"{place}:{problem}" for problem in problems]


def test_what_is_allowed_is_allowed_in_its_place_only() -> None:
    assert list(breaches(ast.parse("import openpyxl\nfrom pathlib import PurePath"), "core/people/planted.py")) == []
    assert list(breaches(ast.parse("import time"), "core/watch.py")) == []
    assert list(breaches(ast.parse("import time"), "core/rounds/search.py")) == ["core/rounds/search.py:1 imports time"]


def solver_modules(tree: ast.Module, engine: str) -> set[str]:
    """The modules of the same engine that a verifier imports, but values and other verifiers."""
    prefix = f"kloeppel.core.{engine}."
    own = {name.removeprefix(prefix).split(".")[0] for _, name in imports(tree) if name.startswith(prefix)}
    # A situation is what a repair of a day speaks of, for solver and verifier alike.
    return {name for name in own if name not in ("values", "situation") and not name.startswith("verify")}


@pytest.mark.parametrize("path", sorted((SOURCE / "core").glob("*/verify*.py")), ids=shown)
def test_verify_shares_no_code_with_the_solver(path: Path) -> None:
    assert solver_modules(parsed(path), shown(path).split("/")[1]) == set()


def test_a_verifier_that_asks_the_solver_is_found() -> None:
    tree = ast.parse("from kloeppel.core.rounds.colouring import colour\nfrom kloeppel.core.rounds.values import Plan")
    assert solver_modules(tree, "rounds") == {"colouring"}
    assert solver_modules(ast.parse("from kloeppel.core.rounds.verify_tables import tables"), "rounds") == set()
