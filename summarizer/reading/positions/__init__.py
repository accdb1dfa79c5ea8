"""What somebody is said to be for or against."""
