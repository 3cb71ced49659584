"""Pages of many items: contact sheets and the map."""
