"""What the world contains, as reviewed data: one YAML file a system, one list of countries, the stage wording."""
