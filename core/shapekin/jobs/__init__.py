"""Long work as plain values, and who runs it."""
