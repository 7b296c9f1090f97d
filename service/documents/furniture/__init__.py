"""What stands around the body: head, foot, noise, the parts of a packet."""
