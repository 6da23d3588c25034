"""One function is one transaction; the only place that knows both rules and storage."""
