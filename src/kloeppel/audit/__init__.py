"""Foundation: what happened, who did it and when; append-only and chained by hash."""
