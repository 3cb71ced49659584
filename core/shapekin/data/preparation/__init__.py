"""From contents to rows of one shape: sampling, upright, normalised, cropped."""
