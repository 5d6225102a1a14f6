"""`python -m socialpolicy`."""

from socialpolicy.app import run

if __name__ == "__main__":
    run()
