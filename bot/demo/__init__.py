"""`handover demo`: a small Slack and the real bot in one process, with no account, no token and no network."""
