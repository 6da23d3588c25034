"""The Home tab of the app, a section a file."""
