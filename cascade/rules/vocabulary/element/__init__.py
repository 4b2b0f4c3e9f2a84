"""Say what rules may ask of an element: a printed tujuan, sasaran, program, kegiatan or sub kegiatan."""
