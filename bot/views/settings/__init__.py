"""Settings as people read and change them: what holds, the forms, what was changed."""
