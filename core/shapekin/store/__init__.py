"""What is kept: the project file and the array cache."""
