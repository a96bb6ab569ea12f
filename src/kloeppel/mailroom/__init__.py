"""Foundation: letters that wait to be sent, and those that were sent."""
