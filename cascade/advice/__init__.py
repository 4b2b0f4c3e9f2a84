"""Put findings together into main problems, each with the one advice that makes all documents agree."""
