"""Run the command line by `python -m cascade`: where its folder is not on the path, as after many installs on Windows."""

from cascade.cli.start import main

if __name__ == "__main__":
    main()
