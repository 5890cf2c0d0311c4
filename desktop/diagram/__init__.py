"""AN SOP AS SHAPES. Plain geometry in millimetres; knows no window and no paper."""
