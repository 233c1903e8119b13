"""What a new installation is filled with: three people, the samples, and a small business of their own."""
