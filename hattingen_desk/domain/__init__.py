"""Rules and value objects of a town's records; standard library only."""
