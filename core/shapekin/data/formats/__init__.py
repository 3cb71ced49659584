"""One family of file formats a file: bytes in, contents out."""
