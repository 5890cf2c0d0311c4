"""What goes on beside the window: looks for sticks, packages under way, the shared folder."""
