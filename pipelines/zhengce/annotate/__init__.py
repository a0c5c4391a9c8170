"""A document with everything that was read of it marked in its text; nothing is read here.

``marks`` says what is marked, ``segments`` where; ``terminal`` and ``page`` show it.
"""
