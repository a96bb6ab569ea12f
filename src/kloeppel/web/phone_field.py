"""A telephone number in a form, as people write it."""

from django import forms

from kloeppel.core.people.contact import read_phone


class PhoneField(forms.CharField):
    """Gives the number in international form, or nothing for an empty field.

    What cannot be read as one number is refused with the sentence `error_messages["unreadable"]`, which each form says
    in its own words.
    """

    def clean(self, value: object) -> str:
        """The number as it is kept."""
        said = str(super().clean(value))
        if not said:
            return ""
        number, problem = read_phone(said)
        if problem:
            raise forms.ValidationError(self.error_messages["unreadable"], code="unreadable")
        return number
