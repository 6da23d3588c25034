"""Customer meetings as people see them: the meeting with its kit, the list, how it went, and their forms."""
