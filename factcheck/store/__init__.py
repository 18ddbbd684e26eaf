"""Talk to the network, the disk cache and the snapshot file; nothing else in the package does."""
