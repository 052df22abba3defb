"""The picture in a real browser, and the sample graph that it draws."""
