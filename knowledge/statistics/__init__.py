"""Numbers to numbers: exact tests and intervals. Knows neither the store nor what is counted."""
