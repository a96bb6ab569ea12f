from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """How far a computation has come. The first two are open, the others are ends."""

    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    REFUSED = "refused", _("not possible")
    CANCELLED = "cancelled", _("stopped")
    BROKEN = "broken", _("broken off")


OPEN = (State.WAITING, State.RUNNING)
