"""The pure core: a page's text becomes records.  Standard library only; no clock, no file."""

from zhengce.reading.extraction import EXTRACTOR_VERSION, read

__all__ = ["EXTRACTOR_VERSION", "read"]
