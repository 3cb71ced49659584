"""Pictures: thumbnails, preview meshes, contact sheets, maps."""
