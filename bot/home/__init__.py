"""The edge for the Home tab: who is heard opening it, its own buttons, and the thread that publishes it."""
