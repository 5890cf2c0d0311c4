"""APPLICANTS WHO CAME BEFORE: found by NIK or name, so that nothing is typed twice."""
