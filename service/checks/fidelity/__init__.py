"""A value stands with what its fact says of it: matter, period, scope, state, relation."""
