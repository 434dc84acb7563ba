print("leaving")
raise SystemExit("with a message")
