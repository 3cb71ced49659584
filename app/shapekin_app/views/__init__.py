"""What a person sees of the session, one file a view."""
