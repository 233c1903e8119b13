"""Tests of the server, the middleware, and the pages common to all apps."""
