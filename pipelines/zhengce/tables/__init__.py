"""The published tables: what they are, how records become rows, how rows become files."""
