"""`kloeppel affinity`: needs and offers in, how well each two could fit and why out."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from heapq import nsmallest
from typing import TYPE_CHECKING

from kloeppel.cli.language import said
from kloeppel.cli.plain_files import write_answer
from kloeppel.cli.search_options import add_output_option, onlooker
from kloeppel.core.values import Sentence, sentence

if TYPE_CHECKING:
    from kloeppel.core.affinity import Card, Fit

STOPPED = 130
"""Exit code after Ctrl-C: some of the scores would be of no use, so nothing is written."""
BEST = 5
EXAMPLE = """\
An example to paste:

cat > needs.csv <<'END'
id,organisation,region,need_text,need_tags,hours_per_month
n1,Boat hire,lausitz,"Den ganzen Sommer klingelt das Telefon, weil die Leute ein Boot reservieren wollen.",buchung,6
END
cat > offers.csv <<'END'
id,name,region,offer_text,offer_tags,radius_km,hours_per_month
o1,Ada,lausitz,Ich baue Buchungskalender für Bootsverleihe und Pensionen.,buchung|website,60,10
o2,Bo,meissen,"Werbung für Ausflugsziele: Plakate und Anzeigen.",kampagne|grafik,40,5
END
./kloeppel affinity --needs needs.csv --offers offers.csv

The columns are in docs/algorithms/affinity.md, the format of the answer is in docs/formats/affinity-answer.schema.json.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.epilog = EXAMPLE
    parser.add_argument("--needs", required=True, metavar="FILE", help="the needs as CSV")
    parser.add_argument("--offers", required=True, metavar="FILE", help="the offers as CSV")
    parser.add_argument("--vocabulary", metavar="FILE", help="terms and synonyms of your own as CSV")
    parser.add_argument("--confirmed", metavar="FILE", help="matches confirmed so far as CSV, to learn words from")
    parser.add_argument("--json", action="store_true", help="all pairs as JSON instead of the best five of each need")
    parser.add_argument("--progress", action="store_true", help="say on standard error how far it is")
    add_output_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Compare all needs with all offers and write the answer. Raises InputError if a file cannot be used."""
    # The engines are imported when they are needed: --help must not wait for them.
    from kloeppel.cli.affinity_tables import read_cards, read_confirmed, read_vocabulary  # noqa: PLC0415
    from kloeppel.core.affinity import AffinityCancelled, affinities, lexicon_with  # noqa: PLC0415

    needs, organisations = read_cards(arguments.needs, "need")
    offers, names = read_cards(arguments.offers, "offer")
    lexicon = lexicon_with(read_vocabulary(arguments.vocabulary)) if arguments.vocabulary else None
    confirmed = read_confirmed(arguments.confirmed) if arguments.confirmed else []
    try:
        with onlooker(arguments) as observer:
            found = affinities(needs, offers, lexicon=lexicon, confirmed=confirmed, observer=observer)
            pairs = list(found.fits(observer))
    except AffinityCancelled:
        stopped = said(sentence("Stopped; nothing was written."))
        sys.stderr.write(f"{stopped}\n")
        return STOPPED
    answer = _as_json(pairs) if arguments.json else "\n".join(_as_text(needs, organisations, offers, names, pairs))
    write_answer(answer, arguments.output)
    return 0


def _as_json(pairs: Sequence[tuple[str, str, "Fit"]]) -> str:
    """A line for each pair: a list of ten thousands is still read and compared line by line."""
    in_words, encode = _Voice(), json.JSONEncoder(ensure_ascii=False).encode
    lines = ",\n".join(
        encode({"need": need, "offer": offer, "score": fit.score, "reasons": in_words.of(fit)})
        for need, offer, fit in pairs
    )
    return f"[\n{lines}\n]" if lines else "[]"


def _as_text(
    needs: Sequence["Card"],
    organisations: Sequence[str],
    offers: Sequence["Card"],
    names: Sequence[str],
    pairs: Sequence[tuple[str, str, "Fit"]],
) -> Iterator[str]:
    """The best offers of each need: those with equal scores in the order of the file."""
    in_words = _Voice()
    called = dict(zip((offer.id for offer in offers), names, strict=True))
    for place, (need, organisation) in enumerate(zip(needs, organisations, strict=True)):
        if place:
            yield ""
        yield f"{need.id}  {organisation}".rstrip()
        row = pairs[place * len(offers) : (place + 1) * len(offers)]
        for _, offer, fit in nsmallest(BEST, row, key=lambda pair: -pair[2].score):
            yield f"  {fit.score:.2f}  {offer}  {called[offer]}".rstrip()
            yield from (f"        {reason}" for reason in in_words.of(fit))


class _Voice:
    """Says reasons in the language of the terminal. Many pairs share a sentence: it is put into words once."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Sentence, str]] = {}

    def of(self, fit: "Fit") -> list[str]:
        """The reasons and objections of `fit`."""
        return [self._say(each) for each in (*fit.reasons, *fit.objections)]

    def _say(self, one: Sentence) -> str:
        # A sentence is known by its identity, which is its own as long as it is kept here.
        known = self._known.get(id(one))
        if known is None:
            known = self._known[id(one)] = (one, said(one))
        return known[1]
