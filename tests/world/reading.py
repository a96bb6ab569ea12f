"""What a page says, as somebody reads it who sees no mark-up."""

import re
from html import unescape

from django.http import HttpResponseBase
from django.test import Client

from kloeppel.accounts.models import User


def english_client(user: User | None = None) -> Client:
    """A browser that asks for English pages, signed in as `user` if there is one."""
    client = Client(headers={"accept-language": "en"})
    if user is not None:
        client.force_login(user)
    return client


def read(response: HttpResponseBase) -> list[str]:
    """The text in `<main>`, one entry for each piece between two tags; what only screen readers say included.

    Pictures are left out, and what is hidden from screen readers: what they show stands beside them.
    """
    html = getattr(response, "content", b"").decode()
    main = html.partition("<main")[2].partition(">")[2].partition("</main>")[0]
    main = re.sub(r"<svg\b.*?</svg>", "", main, flags=re.DOTALL)
    main = re.sub(r'<(\w+)\b[^>]*aria-hidden="true"[^>]*>.*?</\1>', "", main, flags=re.DOTALL)
    pieces = [" ".join(unescape(piece).split()) for piece in re.split(r"<[^>]*>", main)]
    return [piece for piece in pieces if piece]


def after(pieces: list[str], heading: str) -> list[str]:
    """What comes after the first piece that is `heading`."""
    return pieces[pieces.index(heading) + 1 :]


def told(pieces: list[str]) -> list[str]:
    """The first notice of success or failure: its sign and its first sentence."""
    place = next(place for place, piece in enumerate(pieces) if piece in {"Done:", "Not possible:"})
    return pieces[place : place + 2]
