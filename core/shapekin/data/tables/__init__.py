"""Files whose rows are the items: arrays, spreadsheets, data bases of arrays."""
