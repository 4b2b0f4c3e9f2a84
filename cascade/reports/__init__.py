"""Turn findings into what people read; decide nothing."""
