"""What a refresh keeps for the next one: rows of documents, and what they were made of.

It may be deleted at any time, in whole or in part: what is missing or damaged is made anew.
Nothing here finds, reads or publishes a document.
"""

from zhengce.cache.index import Entry
from zhengce.cache.store import FOLDER, Cache, paths

__all__ = ["FOLDER", "Cache", "Entry", "paths"]
