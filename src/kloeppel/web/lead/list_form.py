from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kloeppel.core.people import SEATS, PeopleList, read_table, understand
from kloeppel.core.values import InputError, Side
from kloeppel.programmes.models import Programme

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

MOST_BYTES = 5 * 1024 * 1024
FROM_HEADINGS = "headings"


class ListForm(forms.Form):
    """A file with a people list, and whom it holds. Valid only if people were found in it; then see `understood`."""

    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,
        help_text=_("CSV or XLSX, up to 5 MB, as it comes from your form or your spreadsheet."),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.xlsx"}),
        error_messages={"required": _("Please choose a file.")},
    )
    side = forms.ChoiceField(
        label=_("Who is in the list"),
        widget=forms.RadioSelect,
        choices=[
            (FROM_HEADINGS, _("Find out from the headings")),
            (Side.CREATIVE.value, _("Creatives")),
            (Side.BUSINESS.value, _("Businesses and organisations")),
        ],
        initial=FROM_HEADINGS,
    )

    content: bytes
    understood: PeopleList

    def clean_file(self) -> "UploadedFile[bytes]":
        """A file that is not larger than a list of people can be."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(gettext("This file is larger than 5 MB. Please leave out what is no list."))
        return file

    def read(self, programme: Programme) -> bool:
        """Whether people were found in the file; if not, the reason stands at the file."""
        if not self.is_valid():
            return False
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        chosen = self.cleaned_data["side"]
        side = None if chosen == FROM_HEADINGS else Side(chosen)
        self.content = file.read()
        try:
            table = read_table(self.content, name=file.name or gettext("The file"))
            self.understood = understand(table, side=side, seat=SEATS.get(programme.seat))
        except InputError as error:
            self.add_error("file", error.problem.render(gettext))
            return False
        return True
