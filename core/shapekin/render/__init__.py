"""Pictures: `stills` of one item, the `turntable` that follows the hand, `pages` of many; one view for all."""
