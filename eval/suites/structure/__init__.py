"""Structure: drafted sections against the parts, numbering and facts expected of them."""
