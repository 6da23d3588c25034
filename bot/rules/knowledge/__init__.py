"""What is known of a customer, noted: its kinds, how it is read from a line, who can still be asked and until when."""
