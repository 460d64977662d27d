"""What people see: figures, the HTML report, texts in English and Russian."""
