"""Finished pictures of one item each: ray-cast meshes and splatted clouds, made once, in limited children."""
