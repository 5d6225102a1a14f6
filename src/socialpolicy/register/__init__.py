"""What the YAML means: the models, and the register they make up."""
