"""Where things lie on this machine."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def var_folder() -> Path:
    """The folder for everything that is written at run time, as the settings know it."""
    return Path(os.environ.get("KLOEPPEL_VAR", ROOT / "var"))
