"""One module a question: what the answer is (a value), and how it reads (a page)."""
