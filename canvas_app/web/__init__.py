"""The web server and what every request passes through: the ASGI shell, middleware, errors and health checks."""
