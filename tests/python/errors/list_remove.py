queue = [1, 2]
queue.remove(1)
queue.remove(9)
