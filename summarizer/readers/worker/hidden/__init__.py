"""Text of a page, a PDF or a Word file that nobody who looks at it sees."""
