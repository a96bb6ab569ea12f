"""What a picture shows, worked out in numbers; the templates in `templates/cotton` only draw it.

Each picture stands beside a table or list that says the same in words: it is for those who would rather look.
"""
