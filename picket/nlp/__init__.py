"""From text to mentions: a spaCy model over paragraphs, then our components over the whole document."""
