"""What the force doesn't know, whom it costs, and whether training worked: from published months alone."""
