"""Database triggers that keep a released plan as it was released, for SQLite and PostgreSQL.

On SQLite a later migration that alters one of the two tables makes it anew and loses its triggers: it has to call
`drop` first and `create` afterwards.
"""

from collections.abc import Sequence

from django.db.backends.base.base import BaseDatabaseWrapper

REFUSAL = "a released plan is never changed"
PLAN, TALK = "speeddating_planversion", "speeddating_talk"
FIRST_COLUMNS = (
    *("id", "speed_dating_id", "number", "problem", "seed", "engine_version", "total", "bound", "optimal"),
    *("computed_at", "computed_by_id", "released_at"),
)
COLUMNS = (*FIRST_COLUMNS, "evenness")
"""What of a plan never changes after its release; `FIRST_COLUMNS` when the guards were first set up."""
_MOVED_ON = "NOT (OLD.state = NEW.state OR (OLD.state = 'released' AND NEW.state = 'replaced'))"
_RULES = {
    "speeddating_plan_keep": (PLAN, "UPDATE", f"OLD.state <> 'draft' AND ({{changed}} OR {_MOVED_ON})"),
    "speeddating_plan_stay": (PLAN, "DELETE", "OLD.state <> 'draft'"),
    "speeddating_talk_add": (TALK, "INSERT", "{no_draft:NEW}"),
    "speeddating_talk_keep": (TALK, "UPDATE", "{no_draft:OLD} OR {no_draft:NEW}"),
    "speeddating_talk_stay": (TALK, "DELETE", "{no_draft:OLD}"),
}
"""Each guard: its table, what it looks at, and when it refuses."""


def create(connection: BaseDatabaseWrapper, columns: Sequence[str] = COLUMNS) -> None:
    """Refuse from now on what would change `columns` of a plan that is no draft, or its talks."""
    changed = " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in columns)
    sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        for name, (table, verb, condition) in _RULES.items():
            refused = _filled(condition).replace("{changed}", changed)
            if sqlite:
                cursor.execute(
                    f"CREATE TRIGGER IF NOT EXISTS {name} BEFORE {verb} ON {table} "
                    f"WHEN {_in_sqlite(refused)} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
                )
                continue
            answer = "OLD" if verb == "DELETE" else "NEW"
            cursor.execute(
                f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN IF {refused} THEN RAISE EXCEPTION '{REFUSAL}' "
                f"USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN {answer}; END $$"
            )
            cursor.execute(
                f"CREATE OR REPLACE TRIGGER {name} BEFORE {verb} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"
            )


def drop(connection: BaseDatabaseWrapper) -> None:
    """Take the guards away: for undoing the migration and for emptying a test database."""
    with connection.cursor() as cursor:
        for name, (table, _, _) in _RULES.items():
            on_table = "" if connection.vendor == "sqlite" else f" ON {table}"
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on_table}")


def _filled(condition: str) -> str:
    # EXISTS, because the talks of a draft are deleted before the draft: whatever has no plan is free to go.
    for row in ("OLD", "NEW"):
        mine = f"plan.id = {row}.plan_id AND plan.state <> 'draft'"
        no_draft = f"EXISTS (SELECT 1 FROM {PLAN} AS plan WHERE {mine})"  # noqa: S608 - made of our own words only
        condition = condition.replace(f"{{no_draft:{row}}}", no_draft)
    return condition


def _in_sqlite(condition: str) -> str:
    # SQLite knows IS DISTINCT FROM since 3.39 only; its own word is older.
    return condition.replace("IS DISTINCT FROM", "IS NOT")
