"""What lies around this computer: sticks, a shared folder, what is new there, who waits."""
