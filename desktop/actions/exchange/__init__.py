"""What people do with packages: send, look, take over, let a computer in (DESIGN chapter 7)."""
