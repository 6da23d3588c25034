"""Pictures for people who build and for the README; nothing of it is shipped."""
