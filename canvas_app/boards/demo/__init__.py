"""The demonstration: three accounts, the samples, and the canvas of a small business."""
