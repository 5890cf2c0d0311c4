"""PROCEDURES as a person sees and prints them: versions, figures, bottlenecks, papers."""
