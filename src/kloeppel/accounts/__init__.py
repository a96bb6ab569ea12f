"""Foundation: who signs in."""
