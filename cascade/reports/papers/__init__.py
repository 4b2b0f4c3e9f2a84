"""Say what the working papers and the letter of a review contain."""
