"""One family of file formats a file: bytes in, contents out. None of them opens another file."""
