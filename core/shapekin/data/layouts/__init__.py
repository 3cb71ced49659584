"""How collections lie on disk, one layout a file: which files are items, what they are called, what kind they are."""
