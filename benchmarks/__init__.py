"""What Picket measures of itself: accuracy against annotated documents, and speed as ratios within one run."""
