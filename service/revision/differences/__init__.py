"""What two versions differ in, by block, sentence and word."""
