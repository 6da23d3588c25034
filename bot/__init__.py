"""Handover: the Slack side, the rules and the scheduler."""
