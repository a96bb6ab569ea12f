"""Take the pictures of this folder: the example programme in a real browser.

    ./kloeppel demo                                  in one window
    .venv/bin/python docs/pictures/take.py LINK      in another; LINK is the one of the coordinator of the Erzgebirge

Needs Chromium and the packages that `./kloeppel test` installs.
"""

import shutil
import sys
from pathlib import Path
from urllib.parse import urljoin

from playwright.sync_api import sync_playwright

HERE = Path(__file__).resolve().parent
SIZE = {"width": 1280, "height": 1240}


def main() -> int:
    """Sign in with the link, open the newest version of the plan, keep what is seen as plan.png."""
    link = sys.argv[1]
    executable = shutil.which("chromium")
    if executable is None:
        sys.stderr.write("Chromium is not installed.\n")
        return 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport=SIZE, locale="de-DE", timezone_id="Europe/Berlin", color_scheme="light")
        page.goto(link)
        page.goto(urljoin(page.url, "auftakt/1/plan/1/"))
        page.screenshot(path=HERE / "plan.png")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
