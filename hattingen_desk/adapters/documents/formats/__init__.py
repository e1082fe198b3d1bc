"""One module a format: each fills a Draft with what it finds. Run only in the child process."""
