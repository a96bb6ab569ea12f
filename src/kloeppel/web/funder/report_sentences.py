"""The figures of a programme as sentences."""

from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kloeppel.core.indicators import SMALL, Said
from kloeppel.flow.programme_to_report import Figures, Measure
from kloeppel.web.templatetags.figures import said


def sentences(figures: Figures) -> list[str]:
    """One sentence for each step that has begun. A small count is said as such, so that nobody can be recognised."""
    return list(_sentences(figures.totals[measure] for measure in Measure))


def _sentences(totals: Iterator[Said]) -> Iterator[str]:
    found = [(total, phrase) for total, phrase in zip(totals, _PHRASES, strict=True) if total != Said(0)]
    if not found:
        yield _("Nobody takes part yet.")
    for total, phrase in found:
        # "Under 3" takes the plural, as three would.
        yield phrase(SMALL if total.value is None else total.value) % {"count": said(total)}


_PHRASES: tuple[Callable[[int], str], ...] = (
    lambda n: ngettext(
        "%(count)s need of a business or institution has come in.",
        "%(count)s needs of businesses and institutions have come in.",
        n,
    ),
    lambda n: ngettext("%(count)s creative makes an offer.", "%(count)s creatives make an offer.", n),
    lambda n: ngettext("%(count)s person is on a guest list.", "%(count)s people are on the guest lists.", n),
    lambda n: ngettext("%(count)s talk is planned or was held.", "%(count)s talks are planned or were held.", n),
    lambda n: ngettext("%(count)s time a guest gave feedback.", "%(count)s times guests gave feedback.", n),
    lambda n: ngettext(
        "%(count)s proposal to work together was sent.", "%(count)s proposals to work together were sent.", n
    ),
    lambda n: ngettext(
        "%(count)s match is confirmed by both and at work.", "%(count)s matches are confirmed by both and at work.", n
    ),
)
"""What is said of each measure, in the order of `Measure`."""
