"""The brief of a handover: as a message, as a Markdown file, and the forms around it."""
