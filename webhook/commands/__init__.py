"""What stands behind `./helpline`: each command a thin edge over the knowledge's services."""
