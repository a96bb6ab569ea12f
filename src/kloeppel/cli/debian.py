"""Debian packages: install what is missing where that may be done without asking. Standard library only."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import IO


def may_install() -> bool:
    """Whether packages can be installed here without asking anybody: root on a machine with apt."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def command_for(packages: Sequence[str]) -> str:
    """What somebody has to type so that `packages` are installed."""
    return "apt-get install -y --no-install-recommends " + " ".join(packages)


def install(packages: Sequence[str], log: IO[bytes]) -> bool:
    """Bring the package lists up to date and install `packages`; whether it worked. What apt says goes into `log`."""
    # Another apt at work (unattended upgrades on a machine that has just started) is waited for.
    apt = ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=300"]
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    # A list that cannot be fetched (a third-party source that is down) need not concern the packages wanted here.
    subprocess.run([*apt, "update"], env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log, check=False)
    installed = subprocess.run(
        [*apt, "install", "-y", "--no-install-recommends", *packages],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
        check=False,
    )
    return installed.returncode == 0


def tail(log: Path, lines: int = 5) -> str:
    """The last lines of `log`, for the person who has to find out what went wrong."""
    return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])
