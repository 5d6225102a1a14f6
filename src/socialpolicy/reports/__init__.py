"""What commands print that is no finding: lists, pages and calendars, one module or folder each."""
