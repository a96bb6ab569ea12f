"""Cause and effect stand in one file: no signals of our own, and no request below the web and the API."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from architecture.source_tree import imports, parsed, python_files, shown

SEES_REQUESTS = ("web/", "api/", "project/")
REQUEST_MODULES = (
    *("django.http", "django.shortcuts", "django.views", "django.middleware"),
    *("django.contrib.messages", "django.contrib.sessions", "django.contrib.auth.middleware"),
)


def signals(tree: ast.Module) -> Iterator[str]:
    """Each import that is only good for sending or receiving signals."""
    for line, name in imports(tree):
        if "signals" in name.split(".") or name.startswith("django.dispatch"):
            yield f"line {line} imports {name}"


def requests(tree: ast.Module) -> Iterator[str]:
    """Each place that deals with a request, a session or a flash message."""
    for line, name in imports(tree):
        if any(name == module or name.startswith(f"{module}.") for module in REQUEST_MODULES):
            yield f"line {line} imports {name}"
    for node in ast.walk(tree):
        if isinstance(node, ast.arg) and node.arg in {"request", "session"}:
            yield f"line {node.lineno} takes a {node.arg}"


@pytest.mark.parametrize("path", python_files(), ids=shown)
def test_no_signals(path: Path) -> None:
    assert list(signals(parsed(path))) == []


BELOW = [path for path in python_files() if not shown(path).startswith(SEES_REQUESTS)]


@pytest.mark.parametrize("path", BELOW, ids=shown)
def test_no_request_below_the_web(path: Path) -> None:
    assert list(requests(parsed(path))) == []


def test_signals_and_requests_are_found() -> None:
    receiver = "from django.dispatch import receiver\nfrom django.db.models.signals import post_save"
    assert list(signals(ast.parse(receiver))) == [
        "line 1 imports django.dispatch",
        "line 1 imports django.dispatch.receiver",
        "line 2 imports django.db.models.signals",
        "line 2 imports django.db.models.signals.post_save",
    ]
    assert list(signals(ast.parse("from django.db.models import signals"))) == [
        "line 1 imports django.db.models.signals"
    ]
    assert list(requests(ast.parse("from django.contrib import messages\ndef add(request): ..."))) == [
        "line 1 imports django.contrib.messages",
        "line 2 takes a request",
    ]
    assert list(requests(ast.parse("from django.db import models\ndef add(*, actor): ..."))) == []
