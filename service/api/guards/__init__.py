"""What a request passes before it is answered: limits, rates, admission, idempotency, keys."""
