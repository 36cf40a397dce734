"""The tests; each mirrors a module of the explorer or one of its promises."""
