"""Built-in sample data, made by code."""
