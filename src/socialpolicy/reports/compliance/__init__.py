"""`report compliance`: sentence by sentence, board by board, what the register shows of it."""
