"""Settings, and the environment variables, database, logging and mail configuration behind them."""
