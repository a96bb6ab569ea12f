"""How likely a yes is: how readily a person says it, how readily it is said to a person, and what profiles say.

A logistic model with random effects of givers and receivers (Kenny's social relations model), solved by Newton's method
on the penalised likelihood; the variances of the effects are estimated from the same ratings (empirical Bayes).
"""

from dataclasses import dataclass

import numpy as np

from kloeppel.core.rounds.adaptive.values import Spread
from kloeppel.core.rounds.instance import Floats, Ints

_USUAL_YES = 0.42
"""The share of yes on days on which nobody has said anything yet (Fisman et al. 2006)."""
_USUAL_PROFILE = 0.25
"""What one standard deviation of affinity adds to the logit: an AUC of 0.57, as profiles reach."""
_USUAL_VARIANCE = 1.1
"""Of each kind of effect: a fifth of all variance, if π²/3 (the logistic distribution) is three fifths of it."""
_WEIGHT_OF_USUAL = 10.0
"""How many people the usual variance counts for, beside those of the day."""
_SURE_OF_YES, _SURE_OF_PROFILE = 1.5, 0.3
"""Standard deviations of the intercept and of the profile's weight before the day."""
_FEW, _STEPS_FEW, _STEPS_MANY = 600, 15, 4
"""Up to how many unknowns the variances are estimated in many steps."""


@dataclass(frozen=True, slots=True)
class Ratings:
    """Of one side: `giver`, `receiver` [N] among `givers` and `receivers` people; `value` [N] from 0 to 1."""

    giver: Ints
    receiver: Ints
    value: Floats
    givers: int
    receivers: int


@dataclass(frozen=True, slots=True)
class Effects:
    """A normal distribution over the unknowns: intercept, weight of the profile, effects of givers and of receivers."""

    mean: Floats
    covariance: Floats
    givers: int
    spread: Spread

    def chances(self, giver: Ints, receiver: Ints, profile: Floats) -> tuple[Floats, Floats]:
        """For pairs [P]: the expected chance of a yes and its standard deviation."""
        logit, variance = self._logit(giver, receiver, profile)
        # The mean of a logistic over a normal distribution, nearly (MacKay 1992).
        chance = _logistic(logit / np.sqrt(1 + np.pi * variance / 8))
        middle = _logistic(logit)
        spread: Floats = middle * (1 - middle) * np.sqrt(variance)
        return chance, spread

    def drawn(self, giver: Ints, receiver: Ints, profile: Floats, rng: np.random.Generator) -> Floats:
        """The chances [P] if the unknowns are as drawn once from what is believed of them (Thompson 1933)."""
        root = np.linalg.cholesky(self.covariance + 1e-9 * np.eye(len(self.mean)))
        unknown = self.mean + root @ rng.standard_normal(len(self.mean))
        u, v = unknown[2 : 2 + self.givers], unknown[2 + self.givers :]
        return _logistic(unknown[0] + unknown[1] * profile + u[giver] + v[receiver])

    def _logit(self, giver: Ints, receiver: Ints, profile: Floats) -> tuple[Floats, Floats]:
        u, v = 2 + giver, 2 + self.givers + receiver
        mean, cov = self.mean, self.covariance
        logit: Floats = mean[0] + mean[1] * profile + mean[u] + mean[v]
        variance = cov[0, 0] + profile**2 * cov[1, 1] + cov[u, u] + cov[v, v]
        variance += 2 * (profile * cov[0, 1] + cov[0, u] + cov[0, v] + profile * (cov[1, u] + cov[1, v]) + cov[u, v])
        positive: Floats = np.maximum(variance, 0.0)
        return logit, positive


def effects_of(ratings: Ratings, profile: Floats) -> Effects:
    """What is believed after `ratings`, where `profile` [N] is the affinity of each rated talk, standardised."""
    people = (ratings.givers, ratings.receivers)
    variance = np.array([_USUAL_VARIANCE, _USUAL_VARIANCE])
    mean = np.concatenate([[np.log(_USUAL_YES / (1 - _USUAL_YES)), _USUAL_PROFILE], np.zeros(sum(people))])
    first = mean.copy()
    covariance = np.eye(0)
    for _ in range(_STEPS_FEW if len(mean) <= _FEW else _STEPS_MANY):
        precision = np.concatenate(
            [
                [_SURE_OF_YES**-2, _SURE_OF_PROFILE**-2],
                *(np.full(n, 1 / v) for n, v in zip(people, variance, strict=True)),
            ]
        )
        mean, covariance = _mode(ratings, profile, first, precision, mean)
        certain = mean**2 + np.diag(covariance)
        sums = np.array([certain[2 : 2 + people[0]].sum(), certain[2 + people[0] :].sum()])
        variance = (_WEIGHT_OF_USUAL * _USUAL_VARIANCE + sums) / (_WEIGHT_OF_USUAL + np.array(people))
    giving, receiving = np.sqrt(variance).tolist()
    return Effects(mean, covariance, people[0], Spread(giving, receiving, float(mean[1])))


def _mode(ratings: Ratings, profile: Floats, prior: Floats, precision: Floats, start: Floats) -> tuple[Floats, Floats]:
    """The most likely unknowns and the covariance around them (Laplace's approximation)."""
    mean = start
    for _ in range(30):
        gradient, curvature = _slopes(ratings, profile, mean)
        curvature += np.diag(precision)
        step = np.linalg.solve(curvature, gradient - precision * (mean - prior))
        mean = mean + step
        if np.abs(step).max() < 1e-6:
            break
    return mean, np.linalg.inv(curvature).astype(np.float64)


def _slopes(ratings: Ratings, profile: Floats, mean: Floats) -> tuple[Floats, Floats]:
    """Gradient [U] and negative second derivatives [U, U] of the log-likelihood."""
    u, v = 2 + ratings.giver, 2 + ratings.givers + ratings.receiver
    chance = _logistic(mean[0] + mean[1] * profile + mean[u] + mean[v])
    left = ratings.value - chance
    weight = chance * (1 - chance)
    size = len(mean)
    ones = np.ones(len(profile))
    columns = [(np.zeros_like(u), ones), (np.ones_like(u), profile), (u, ones), (v, ones)]
    gradient = np.zeros(size)
    curvature = np.zeros((size, size))
    for row, x in columns:
        np.add.at(gradient, row, x * left)
        for column, y in columns:
            np.add.at(curvature, (row, column), x * y * weight)
    return gradient, curvature


def _logistic(logit: Floats) -> Floats:
    chance: Floats = 1 / (1 + np.exp(-np.clip(logit, -35, 35)))
    return chance
