"""Put together what the screens of results show: what can be downloaded, the letter, what became of a dossier, what is left to do."""
