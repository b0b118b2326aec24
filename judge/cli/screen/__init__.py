"""What is on the screen: lines made from results, printed by the commands."""
