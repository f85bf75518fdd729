//! The rules of the house as tests; the browser stories live beside in `stories/`.
