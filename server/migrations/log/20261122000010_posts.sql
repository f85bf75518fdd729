-- Who holds a post anywhere, and which terms end: asked over all of a province (S4-01, S4-04).
CREATE INDEX appointments_by_post ON appointments (post, from_day);
CREATE INDEX appointments_by_planned ON appointments (planned);
