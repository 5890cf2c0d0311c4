"""The ways of all connectors, chosen together; knows lanes and rows, but no words."""
