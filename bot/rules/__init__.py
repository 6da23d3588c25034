"""Pure rules: facts in, conclusions out. No clock, no database, no Slack."""
