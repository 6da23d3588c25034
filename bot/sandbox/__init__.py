"""A small Slack on this machine, for visitors and scenario tests: an independent judge of what the bot sends."""
