"""Makes a package of the folder, whose one browser ends before the tests of other folders begin.

Playwright keeps an event loop running in the thread of the tests; others start loops of their own.
"""
