"""Forms of question that yield more than one comparison a gesture, one a file."""
