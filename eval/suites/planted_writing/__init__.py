"""Planted writing: answers of a model that are good but for one fault, and honest ones, by people who had not read what
judges them."""
