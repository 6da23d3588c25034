"""What speed is measured with: always a ratio against a floor measured in the same run, in turn."""
