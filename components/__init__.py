"""Plain data in, picture out: what the pages are composed of."""
