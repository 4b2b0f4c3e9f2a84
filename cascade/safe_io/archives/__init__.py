"""Open ZIPs of strangers: what swells out of proportion, leads outside or never ends is refused before it is unpacked."""
