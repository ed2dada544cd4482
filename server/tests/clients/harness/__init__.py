"""What the client tests share: brokers, processes, bounded waits, command-line tools."""
