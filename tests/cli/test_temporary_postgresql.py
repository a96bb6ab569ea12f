import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

import dj_database_url
import psycopg
import pytest

from kloeppel.cli import temporary_postgresql

LEFT_OUT = "postgresql" in os.environ.get("KLOEPPEL_TEST_WITHOUT", "").split()
pytestmark = pytest.mark.skipif(LEFT_OUT, reason="asked for with --without postgresql")


def answer(url: str, query: str) -> str:
    settings = dj_database_url.parse(url)
    assert settings["USER"] == "kloeppel"
    connection = psycopg.connect(host=settings["HOST"], user=settings["USER"], dbname=settings["NAME"])
    with connection:
        row = connection.execute(query.encode()).fetchone()
    assert row is not None
    return str(row[0])


def test_the_server_answers_and_leaves_nothing_behind_even_after_a_failure() -> None:
    where = temporary_postgresql.programs()
    assert where is not None
    with pytest.raises(KeyboardInterrupt), temporary_postgresql.server(where) as url:  # noqa: PT012 - it is raised inside
        folder = Path(unquote(urlsplit(url).netloc.split("@")[1]))
        assert folder.is_dir()
        assert answer(url, "SHOW fsync") == "off"
        assert answer(url, "SHOW listen_addresses") == ""
        assert answer(url, "SHOW server_encoding") == "UTF8"
        raise KeyboardInterrupt
    assert not folder.exists()
    with pytest.raises(psycopg.OperationalError):
        answer(url, "SELECT 1")
