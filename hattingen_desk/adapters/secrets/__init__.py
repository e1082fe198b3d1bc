"""Where the key of a replica lies: the keyring of the system, a file that replaces it, or a file in sample data."""
