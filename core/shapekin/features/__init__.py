"""Quick descriptors for the first map, before anything is trained."""
