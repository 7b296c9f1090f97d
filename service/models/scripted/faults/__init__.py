"""Transport faults: what an endpoint does wrong, whatever the writer wrote. Each is a function from an exchange to a
reply."""
