"""The domain of Rapport: canvases, the customer relationships on them, and every rule about both."""
