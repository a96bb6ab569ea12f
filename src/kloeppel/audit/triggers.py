"""Database triggers that make the trail append-only, for SQLite and PostgreSQL."""

from django.db.backends.base.base import BaseDatabaseWrapper

_SQLITE = {
    "audit_entry_keep": "BEFORE UPDATE ON audit_entry",
    "audit_entry_stay": "BEFORE DELETE ON audit_entry",
}


def create(connection: BaseDatabaseWrapper) -> None:
    """Refuse UPDATE, DELETE and (PostgreSQL) TRUNCATE on the trail from now on."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name, moment in _SQLITE.items():
                cursor.execute(
                    f"CREATE TRIGGER IF NOT EXISTS {name} {moment} "
                    "BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END"
                )
        else:
            cursor.execute(
                "CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN RAISE EXCEPTION 'the audit trail is append-only' "
                "USING ERRCODE = 'integrity_constraint_violation'; END $$"
            )
            cursor.execute(
                "CREATE OR REPLACE TRIGGER audit_entry_keep BEFORE UPDATE OR DELETE ON audit_entry "
                "FOR EACH ROW EXECUTE FUNCTION audit_refuse()"
            )
            cursor.execute(
                "CREATE OR REPLACE TRIGGER audit_entry_stay BEFORE TRUNCATE ON audit_entry "
                "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()"
            )


def drop(connection: BaseDatabaseWrapper) -> None:
    """Take the guard away: for undoing the migration and for emptying a test database."""
    with connection.cursor() as cursor:
        for name in ("audit_entry_keep", "audit_entry_stay"):
            cursor.execute(
                f"DROP TRIGGER IF EXISTS {name}"
                if connection.vendor == "sqlite"
                else f"DROP TRIGGER IF EXISTS {name} ON audit_entry"
            )
