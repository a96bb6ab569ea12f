"""Links that sign in with one click. They open nothing unless the installation is a demo."""

from django.core import signing
from django.urls import reverse

from kloeppel.accounts.models import User

SALT = "demo sign-in"


def link_for(user: User) -> str:
    """The path under which `user` is signed in at once, while `settings.DEMO` is on."""
    return reverse("demo_sign_in", args=[signing.dumps(user.pk, salt=SALT)])


def user_of(token: str) -> User | None:
    """Whom a link's token signs in; None if it was not made here or the user is not there any more."""
    try:
        key = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    return User.objects.filter(pk=key, is_active=True).first()
