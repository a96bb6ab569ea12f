from allauth.account import views as account
from django.urls import path
from django.views.generic import RedirectView

from kloeppel.web.public import barriers, views

# Of allauth only what signing in with a code needs. Everything else it has (sign-up, passwords, changing the address)
# has no address here, so nobody can find it.
urlpatterns = [
    path("", views.home, name="home"),
    path("barrierefreiheit/", barriers.accessibility, name="accessibility"),
    path("barriere-melden/", barriers.report_barrier, name="report_barrier"),
    path("barriere-melden/danke/", barriers.barrier_reported, name="barrier_reported"),
    path("sprache/", views.choose_language, name="choose_language"),
    path("demo/anmelden/<str:token>/", views.demo_sign_in, name="demo_sign_in"),
    path("konto/anmelden/", account.request_login_code, name="account_request_login_code"),
    path("konto/anmelden/code/", views.confirm_code, name="account_confirm_login_code"),
    path("konto/abmelden/", account.logout, name="account_logout"),
    path("konto/gesperrt/", account.account_inactive, name="account_inactive"),
    # allauth sends people here when a step of signing in has become invalid.
    path(
        "konto/",
        RedirectView.as_view(pattern_name="account_request_login_code", query_string=True),
        name="account_login",
    ),
]
