from kloeppel.accounts.models import User
from kloeppel.core.values import ALLOWED, Side, Verdict, refused, sentence
from kloeppel.matches.choices import ProposalState
from kloeppel.matches.models import MatchingRun, Proposal


def may_send(run: MatchingRun, newest: int, *, sent: bool, outdated: bool) -> Verdict:
    """Whether the pairs of `run` may be asked. `newest` is the number of the event's newest run.

    `sent`: they have been asked already; `outdated`: what the run was computed from has changed since.
    """
    if run.number != newest:
        return refused(sentence("Meanwhile there is a newer result. Please look at it first."))
    if sent:
        return refused(sentence("The proposals of this result have been sent already."))
    if outdated:
        return refused(sentence("Something has changed since this was computed. Please compute it again first."))
    if not run.result["matches"]:
        return refused(sentence("There is no pair in this result that could be asked."))
    return ALLOWED


def may_close(proposal: Proposal) -> Verdict:
    """Whether this proposal still waits for answers. The reason is the same for every cause of its end."""
    if proposal.state == ProposalState.OPEN:
        return ALLOWED
    if proposal.state == ProposalState.CONFIRMED:
        return refused(sentence("This proposal has become a match already."))
    return refused(sentence("This proposal is no longer open."))


def may_answer(proposal: Proposal, side: Side, user: User) -> Verdict:
    """Whether `user` may answer for `side`: everybody for themselves, once, while it is open."""
    own, given = (
        (proposal.creative, proposal.creative_answer)
        if side is Side.CREATIVE
        else (proposal.business, proposal.business_answer)
    )
    if own.person.user_id != user.pk:
        return refused(sentence("Everybody answers for themselves only."))
    if given and proposal.state == ProposalState.OPEN:
        return refused(sentence("You have answered already."))
    return may_close(proposal)
