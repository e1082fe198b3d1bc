"""What is inside a file: its kind, text, attachments and page pictures, found out in a process apart.

``reader`` and ``renderer`` are the parent's side, ``worker`` the child's. Whatever comes from outside (PDF, Office,
mail, pictures) is parsed only in the child, which has no files, no network, no secrets, and limits on memory and time.
"""
