"""The pure core: a page's text becomes records.  Standard library only; no clock, no file."""
