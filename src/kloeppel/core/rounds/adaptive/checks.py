"""Whether ratings make sense on the day they are about."""

from kloeppel.core.documents import shown
from kloeppel.core.rounds.adaptive.values import Rating
from kloeppel.core.rounds.situation import Situation
from kloeppel.core.values import InputError, sentence


def check_ratings(situation: Situation, ratings: tuple[Rating, ...], share: float) -> None:
    """Raise InputError naming the place if a rating is not about a talk that happened, or twice, or out of range."""
    if not 0 <= share <= 1:
        raise InputError(sentence("share must be a number from 0 to 1, it is %(share)s.", share=shown(share)))
    met = {(meeting.a, meeting.b) for meeting in situation.happened}
    met |= {(b, a) for a, b in met}
    seen: set[tuple[str, str]] = set()
    for index, rating in enumerate(ratings):
        two = (rating.giver, rating.about)
        if two not in met or two in seen:
            raise InputError(
                sentence(
                    'ratings[%(index)s]: "%(giver)s" had no talk with "%(about)s" so far, or is asked about it twice.',
                    index=index,
                    giver=rating.giver,
                    about=rating.about,
                )
            )
        seen.add(two)
        if not 0 <= rating.value <= 1:
            raise InputError(
                sentence(
                    "ratings[%(index)s]: a rating is from 0 to 1, it is %(value)s.", index=index, value=rating.value
                )
            )
