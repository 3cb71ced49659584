"""From files to a data set: reading, scanning, sampling."""
