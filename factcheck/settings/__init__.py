"""Hold the run's settings: defaults < pyproject.toml < factcheck.toml < environment < flags."""
