"""Revision 修改: a reader's notes lead from one version of a draft to the next — as edits, never as a rewrite.

``wishes`` understand notes, ``operations`` are what may be done to blocks, ``revising`` does it, checks it and answers
every note; ``difference`` shows what changed. A block that no note touches stays byte for byte.
"""
