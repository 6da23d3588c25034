"""Values to Block Kit: plain dicts made by a few part functions. No client, no query, no rule."""
