"""Studies: tables of a paper, or of our own, made again by one command that can be stopped and goes on."""
