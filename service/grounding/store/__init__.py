"""The sample library's database: the one place of this room where SQL stands."""
