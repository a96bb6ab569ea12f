"""Foundation: what got in somebody's way on these pages, and what was done about it."""
