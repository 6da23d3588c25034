"""The transports (Socket Mode, HTTP), health, and the end of the process."""
