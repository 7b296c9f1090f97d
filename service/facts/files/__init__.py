"""Files and answers from outside that hold facts: briefs, CSV, XLSX, forms; mistakes are told with their place."""
