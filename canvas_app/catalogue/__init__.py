"""The reference pages: what there is to know of each type, goal, stage, indicator and tool."""
