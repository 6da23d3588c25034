"""The store: tables, migrations, finding and keeping. Knows nothing of Slack nor of the rules."""
