"""Pictures of what is known: one scene of boxes, lines and texts, drawn to PNG for Slack and to SVG for tests."""
