"""Pages for everybody: the front door, signing in, the language, the accessibility statement."""
