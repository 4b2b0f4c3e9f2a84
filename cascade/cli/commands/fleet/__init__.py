"""Run one of the commands on many dossiers; each module is a command."""

HELP = "Periksa banyak berkas sekaligus, satu daerah atau semuanya. / Check many dossiers, of one government or of all."
