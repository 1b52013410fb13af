"""Cases made up at random for the readers and the engine, the laws they must keep, and those that once broke one."""
