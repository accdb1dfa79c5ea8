"""The parsers of what strangers wrote.

They run only in a process of their own, which `summarizer.readers.sandbox` starts, bounds and ends.
"""
