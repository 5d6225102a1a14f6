"""Files: read, found in folders, and written with `replace.locked`, whole or not at all.

    with locked(folder) as own:
        before = own.read(path)
        own.replace(path, before, append(before or b"", (), entry))

Between the two lines nobody else who writes this way gets in, and a file that
an editor has changed meanwhile is refused. What goes wrong is a WritingError
with a sentence in both languages, and the files are as they were.
"""
