"""Customer meetings: the typed line, the lines of the kit, what is missing before, and when it is told."""
