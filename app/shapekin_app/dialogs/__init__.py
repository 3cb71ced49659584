"""Questions put to a person before something is done."""
