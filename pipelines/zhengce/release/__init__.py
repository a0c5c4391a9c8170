"""The release room: versions, changes, manifest, atomic publication, verification and loading.

It receives a folder of checked tables; how they were made is not known here.
"""
