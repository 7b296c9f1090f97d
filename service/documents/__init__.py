"""What a document is: readers, the tree of headings, points and sentences, placeholders, noise, genres."""
