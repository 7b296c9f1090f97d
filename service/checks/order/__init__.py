"""How a section is built: numbering, points, parts, parallel themes, length."""
