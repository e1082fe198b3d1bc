"""The world outside: replica, files, mail, keyring, clock. Adapters do not know each other."""
