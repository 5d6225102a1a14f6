"""Reports in each format: a function of the reports and a language, as text or bytes."""
