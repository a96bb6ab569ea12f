"""Every page of the example programme in German, on a phone and on a desk: fit for everybody, and in one language."""

import datetime as dt
import os
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone

from kloeppel.accounts.models import User
from kloeppel.applications.models import PeopleList
from kloeppel.barriers.actions import keep_report
from kloeppel.cli.catalogues import catalogue, read_catalogue
from kloeppel.cli.demo import story
from kloeppel.computations.actions import cancel, claim, tell
from kloeppel.core.values import sentence
from kloeppel.core.watch import Progress
from kloeppel.events.models import Event, Guest
from kloeppel.flow.computations import ask_for_matching, ask_for_plan
from kloeppel.flow.feedback_to_matches import compute_matching
from kloeppel.flow.profiles_to_plan import compute_plan
from kloeppel.mailroom.choices import MailState
from kloeppel.mailroom.models import Mail
from kloeppel.matches.choices import MatchingRule
from kloeppel.matches.models import Match, Proposal
from kloeppel.profiles.models import Person
from kloeppel.programmes.choices import TEAM_ROLES, Role
from kloeppel.programmes.models import TeamMember
from kloeppel.speeddating.models import PlanVersion, Talk
from world.browser import DESK, PHONE, check_accessibility, check_width, follow, sign_in
from world.fit import borderless, clipped, crowded, moving, seen_at, skipped_headings, unfocused

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

Opener = Callable[[tuple[int, int]], "Page"]

SHOTS = os.environ.get("KLOEPPEL_TEST_SHOTS", "")
"""A folder, if somebody wants to look at the pages: each is kept there as a picture."""

NO_PAGES = {
    *("choose_language", "demo_sign_in", "account_logout", "account_login", "account_confirm_login_code"),
    *("list_take_over", "list_discard", "lift_pair_rule", "compute_plan", "compute_matching", "decide_pair"),
    *("cancel_computation", "restart_computation"),
    *("free_pair", "answer_proposal"),
}
"""Addresses that only change something or lead elsewhere. The code page is opened by asking for a code."""

NARROWEST = (320, 740)

REFUSALS = {"refused", "nowhere"}
"""Pages that somebody gets who may not look, or who has lost the way."""


class Look(NamedTuple):
    """One page: the name of its address, where it is, who looks (None: a visitor)."""

    name: str
    path: str
    who: User | None
    status: int = 200


def of_visitors() -> Iterator[Look]:
    open_to_all = ("home", "accessibility", "report_barrier", "barrier_reported")
    for name in (*open_to_all, "account_request_login_code", "account_inactive"):
        yield Look(name, reverse(name), None)


def of_the_team(at: dt.datetime) -> Iterator[Look]:
    members = TeamMember.objects.filter(role__in=TEAM_ROLES).select_related("user", "region")
    team = {str(member.region): member.user for member in members}
    lead, of_lausitz, of_meissen = team["None"], team["Lausitz"], team["Meißen"]
    yield Look("design", reverse("design"), lead)
    report = keep_report(text="Der Knopf ist zu klein.", page="/mein/", contact="030 23125 700", actor=None, at=at)
    yield Look("barriers", reverse("barriers"), lead)
    yield Look("close_barrier", reverse("close_barrier", args=[report.pk]), lead)
    for name in ("home", "programme", "people", "matches", "lists", "list_new", "letters", "trail"):
        yield Look(name, reverse(name, args=[story.SLUG] if name != "home" else []), lead)
    for name in ("figures", "report", "money", "team", "settings", "team_new"):
        yield Look(name, reverse(name, args=[story.SLUG]), lead)
    yield Look("programmes", reverse("programmes"), lead)
    for name in ("team_phone", "team_end"):
        yield Look(name, reverse(name, args=[story.SLUG, TeamMember.objects.get(role=Role.LEAD).pk]), lead)
    funder = TeamMember.objects.get(role=Role.FUNDER).user
    yield Look("programmes", reverse("programmes"), funder)
    for name in ("figures", "report"):
        yield Look(name, reverse(name, args=[story.SLUG]), funder)
    yield Look("trail", reverse("trail", args=[story.SLUG]) + "?pruefen=1", lead)
    yield Look("list_preview", reverse("list_preview", args=[story.SLUG, PeopleList.objects.get().pk]), lead)
    yield Look("person", reverse("person", args=[story.SLUG, Person.objects.order_by("pk")[0].pk]), lead)
    yield Look("home", reverse("home"), of_lausitz)
    yield Look("programme", reverse("programme", args=[story.SLUG]), of_lausitz)
    for name in ("team_today", "the_day", "calendar"):
        for who in (lead, *(team[region] for region in ("Erzgebirge", "Meißen", "Lausitz"))):
            yield Look(name, reverse(name, args=[story.SLUG]), who)
    events = {event.region.slug: event for event in Event.objects.select_related("region")}
    by_event = ("event", "guests", "invite_people", "pair_rules", "speed_dating_settings", "plan", "matching")
    for event in events.values():
        for name in by_event if event == events["erzgebirge"] else ("event", "plan"):
            yield Look(name, reverse(name, args=[event.pk]), lead)
    yield Look("refused", reverse("event", args=[events["meissen"].pk]), of_lausitz, 403)
    yield Look("nowhere", "/das/gibt/es/nicht/", lead, 404)
    after, before = events["erzgebirge"], events["lausitz"]
    draft = compute_plan(speed_dating=before.speed_dating, actor=lead, at=at)
    plan = PlanVersion.objects.get(speed_dating__event=after)
    run = compute_matching(event=events["meissen"], rule=MatchingRule.STABLE, actor=lead, at=at)
    guest = Guest.objects.filter(event=before).order_by("pk")[0]
    proposal = Proposal.objects.filter(state="open").order_by("pk")[0]
    yield Look("plan_version", reverse("plan_version", args=[after.pk, plan.number]), lead)
    yield Look("plan_version", reverse("plan_version", args=[before.pk, draft.number]), of_lausitz)
    yield Look("release_plan", reverse("release_plan", args=[before.pk, draft.number]), of_lausitz)
    yield Look("guest_absences", reverse("guest_absences", args=[before.pk, guest.pk]), of_lausitz)
    yield Look("matching", reverse("matching", args=[run.event_id]), lead)
    yield Look("send_proposals", reverse("send_proposals", args=[run.event_id, run.number]), lead)
    yield Look("close_proposal", reverse("close_proposal", args=[after.pk, proposal.pk]), lead)
    # Heard of tomorrow only, so that nobody gives it up however long this test takes.
    tomorrow = at + dt.timedelta(days=1)
    stopped, _new = ask_for_matching(event=before, rule=MatchingRule.STABLE, actor=lead, at=tomorrow)
    cancel(computation=stopped, at=tomorrow)
    asked, _new = ask_for_plan(event=events["meissen"], actor=lead, at=tomorrow)
    running = claim(at=tomorrow)
    assert running == asked
    progress = Progress(sentence("Affinity is being evened out."), best=2.5, bound=2.75)
    tell(computation=running, progress=progress, share=0.25, at=tomorrow)
    for computation in (stopped, running):
        yield Look("computation", reverse("computation", args=[computation.pk]), lead)
    yield Look("plan", reverse("plan", args=[running.subject_id]), lead)
    yield Look("event", reverse("event", args=[running.subject_id]), of_meissen)


def of_participants() -> Iterator[Look]:
    for slug in ("lausitz", "meissen", "erzgebirge"):
        guest = Guest.objects.filter(event__region__slug=slug).order_by("pk").select_related("person__user")[0]
        yield Look("home", reverse("home"), guest.person.user)
        yield Look("my_day", reverse("my_day", args=[guest.pk]), guest.person.user)
    Mail.objects.update(state=MailState.SENT, sent_at=timezone.now())
    person = guest.person
    letter = Mail.objects.filter(recipient=person.user).order_by("pk")[0]
    for name in ("my_today", "my_plan", "my_matches", "messages", "profile"):
        yield Look(name, reverse(name), person.user)
    yield Look("message", reverse("message", args=[letter.pk]), person.user)
    yield Look("my_phone", reverse("my_phone", args=[person.pk]), person.user)
    talk = Talk.objects.filter(creative__event__region__slug="meissen").order_by("-round", "pk")[0]
    guest = Guest.objects.select_related("person__user").get(pk=talk.creative_id)
    yield Look("feedback", reverse("feedback", args=[guest.pk, talk.pk]), guest.person.user)
    proposal = Proposal.objects.filter(state="open").order_by("-pk").select_related("business__person__user")[0]
    yield Look("home", reverse("home"), proposal.business.person.user)
    for name in ("my_proposal", "decline_proposal"):
        yield Look(name, reverse(name, args=[proposal.pk]), proposal.business.person.user)
    match = Match.objects.order_by("pk").select_related("creative__person__user")[0]
    yield Look("home", reverse("home"), match.creative.person.user)
    yield Look("my_match", reverse("my_match", args=[match.pk]), match.creative.person.user)


class Leaks:
    """Finds English source texts on a page that is to be German."""

    def __init__(self) -> None:
        english: set[str] = set()
        german: set[str] = set()
        for entry in read_catalogue(catalogue("de")):
            english |= {entry.msgid, entry.msgid_plural}
            german |= {entry.msgstr, *entry.msgstr_plural.values()}
        patterns = [_pattern(text) for text in english - german if re.search(r"[A-Za-z]{3}", text)]
        self._sources = re.compile("|".join(f"(?:{pattern})" for pattern in patterns))

    def on(self, page: "Page") -> list[str]:
        texts: list[str] = page.evaluate(
            """() => {
                const words = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
                const found = [];
                while (words.nextNode()) found.push(words.currentNode.textContent);
                for (const one of document.querySelectorAll("[aria-label], [data-label], [placeholder], [title]"))
                    for (const name of ["aria-label", "data-label", "placeholder", "title"])
                        found.push(one.getAttribute(name) ?? "");
                return found.map((text) => text.trim().replace(/\\s+/g, " ")).filter(Boolean);
            }"""
        )
        return [text for text in dict.fromkeys(texts) if self._sources.fullmatch(text)]


def _pattern(source: str) -> str:
    """What the English text `source` looks like on a page, whatever stands in its places."""
    pieces = re.split(r"%\(\w+\)[sd]", " ".join(source.split()).replace("%%", "%"))
    # A text that is little but places would be found everywhere.
    return ".+?".join(map(re.escape, pieces)) if sum(map(len, pieces)) > 5 else re.escape(source)


def faults(page: "Page", look: Look, leaks: Leaks) -> Iterator[str]:
    """Everything that is wrong with `page`, each as a line or more."""
    answer = page.goto(look.path)
    if answer is None or answer.status != look.status:
        yield f"answers {answer and answer.status} instead of {look.status}"
        return
    headings = page.locator("h1").all_inner_texts()
    if len(headings) != 1 or not headings[0]:
        yield f"has these main headings: {headings}"
    language = page.locator("html").get_attribute("lang")
    if language != "de":
        yield f"says it is in the language {language}"
    yield from refused_by(check_accessibility, page)
    yield from refused_by(check_width, page)
    yield from (f"shows an English text: {text}" for text in leaks.on(page))
    small = page.viewport_size is not None and page.viewport_size["width"] == PHONE[0]
    yield from on_a_phone(page) if small else on_a_desk(page)


def on_a_phone(page: "Page") -> Iterator[str]:
    """What only shows on a phone, in the narrowest window (WCAG 1.4.10), and in the dark."""
    yield from crowded(page)
    yield from skipped_headings(page)
    yield from unfocused(page)
    yield from clipped(page)
    with seen_at(page, *NARROWEST):
        yield from refused_by(check_width, page, "320 px wide: ")
        yield from (f"320 px wide: {fault}" for fault in clipped(page))
    page.emulate_media(color_scheme="dark")
    yield from refused_by(partial(check_accessibility, only="color-contrast"), page, "dark: ")
    page.emulate_media(color_scheme="light")


def on_a_desk(page: "Page") -> Iterator[str]:
    """What only shows on a desk, enlarged to 200 % (all of it, or letters alone: WCAG 1.4.4), and in forced colours."""
    yield from crowded(page)
    yield from unfocused(page)
    yield from clipped(page)
    yield from moving(page)
    yield from borderless(page)
    with seen_at(page, DESK[0] // 2, DESK[1] // 2):
        yield from refused_by(check_width, page, "at 200 %: ")
        yield from (f"at 200 %: {fault}" for fault in [*clipped(page), *crowded(page)])
    with seen_at(page, *DESK, letters=200):
        yield from refused_by(check_width, page, "with letters of 200 %: ")
        yield from (f"with letters of 200 %: {fault}" for fault in [*clipped(page), *crowded(page)])


def refused_by(check: Callable[["Page"], None], page: "Page", where: str = "") -> Iterator[str]:
    """What `check` fails with, if it does."""
    try:
        check(page)
    except pytest.fail.Exception as problem:
        yield f"{where}{problem}"


def keep(page: "Page", number: int, look: Look) -> None:
    """A picture of the whole page, if somebody has asked for pictures."""
    if SHOTS:
        width = page.evaluate("window.innerWidth")
        page.screenshot(path=Path(SHOTS) / f"{width}-{number:02}-{look.name}.png", full_page=True)


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_every_page_of_the_example(
    open_page: Opener, transactional_db: None, trouble: list[str], size: tuple[int, int]
) -> None:
    story.tell()
    looks = [*of_visitors(), *of_participants(), *of_the_team(timezone.now())]
    patterns = get_resolver("kloeppel.web.urls").url_patterns
    names = {str(pattern.name) for pattern in patterns if isinstance(pattern, URLPattern)}
    assert {look.name for look in looks} == (names - NO_PAGES) | REFUSALS
    leaks = Leaks()
    pages: dict[User | None, Page] = {}
    found = []
    for number, look in enumerate(looks):
        if look.who not in pages:
            pages[look.who] = open_page(size)
            if look.who is not None:
                sign_in(pages[look.who], look.who)
        page = pages[look.who]
        found += [f"{look.path} ({look.who}): {fault}" for fault in faults(page, look, leaks)]
        keep(page, number, look)
        if look.status != 200:
            page.wait_for_timeout(1)
            # The browser reports every page that is refused.
            assert [f"status of {look.status}" in text for text in trouble] == [True]
            trouble.clear()
    visitor = pages[None]
    visitor.goto(reverse("account_request_login_code"))
    visitor.locator("main [name=email]").fill(story.PLACES[0].address)
    follow(visitor.locator("main button[type=submit]"))
    code = Look("account_confirm_login_code", reverse("account_confirm_login_code"), None)
    found += [f"{code.path}: {fault}" for fault in faults(visitor, code, leaks)]
    keep(visitor, len(looks), code)
    assert found == [], "\n" + "\n".join(found)
