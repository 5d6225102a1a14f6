"""`python -m socialpolicy`."""

from socialpolicy.app import main

if __name__ == "__main__":
    main()
