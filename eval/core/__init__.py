"""What every suite stands on: cases, metrics, the runner, results and their folders. It knows no suite by import."""
