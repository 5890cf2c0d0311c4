"""What is shown before anybody has signed in: first start, coming back, and what is in the way."""
