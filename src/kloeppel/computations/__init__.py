"""Foundation: computations that take a while: asked for, taken up by a worker, watched, ended."""
