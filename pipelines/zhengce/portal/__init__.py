"""The site that shows a published version to people; nothing of the release is made or changed here.

It reads one version folder, versions.json and the records of failed runs, and writes static
pages beside ``v/``: Chinese first, English at a switch, complete without a script but for the
search, without any request to another host.
"""

from zhengce.portal.assembly import Built, build
from zhengce.portal.budgets import note

__all__ = ["Built", "build", "note"]
