"""`python -m cascade`: where the folder of commands is not on the path, as after many installs on Windows."""

from cascade.cli.app import main

if __name__ == "__main__":
    main()
