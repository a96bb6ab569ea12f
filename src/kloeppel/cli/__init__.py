"""The `kloeppel` commands: the engines on plain files, and the commands that run the web application."""
