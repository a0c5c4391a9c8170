"""How well a folder of documents is read, in figures and places; nothing is published.

For maintainers: two surveys, before and after a change, are compared.
"""
