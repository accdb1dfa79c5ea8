"""What words are: closed classes that bind a claim, content words, numbers, forms in other languages."""
