"""What the commands of ``judge exam`` share: finding the room, watching it, judging at the end."""
