"""How each kind of outcome is put into words."""
