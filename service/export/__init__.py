"""From a draft's blocks to what is handed on: .docx in the layout of GB/T 9704, Markdown, plain text."""
