"""Names of what is kept beside the tensors of a network; known without loading torch."""

FIRST_CODES = "first_codes"
"""The codes before any clustering."""
