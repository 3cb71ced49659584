"""Networks and losses; the only floor, with models and features, that imports torch."""
