"""The tabs of a case beside its table: data, papers, history, messages (UX chapter 3.4)."""
