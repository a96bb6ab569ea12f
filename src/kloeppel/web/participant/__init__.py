"""Pages for those who take part: their day, their proposals, their match."""
