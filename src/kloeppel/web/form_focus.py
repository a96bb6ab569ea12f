"""A form that comes back with mistakes has the focus in the first field that is wrong, without any script."""

from typing import Any

from django.forms import BoundField, Widget
from django.forms.renderers import DjangoTemplates
from django.utils.functional import cached_property


class FocusedField(BoundField):
    """A field that takes the focus if it is the first one with a mistake.

    A group of boxes or radio buttons does not: all of them would ask for it.
    """

    @cached_property
    def _is_first_wrong(self) -> bool:
        if not self.form.is_bound or self.use_fieldset:
            return False
        return next((name for name in self.form.fields if self.form.errors.get(name)), None) == self.name

    def build_widget_attrs(self, attrs: dict[str, Any], widget: Widget | None = None) -> dict[str, Any]:
        """What Django ties to the field (its help, its errors), and the focus."""
        built: dict[str, Any] = super().build_widget_attrs(attrs, widget)
        return built | ({"autofocus": True} if self._is_first_wrong else {})


class Renderer(DjangoTemplates):
    """Django's own, with our fields."""

    bound_field_class = FocusedField
