//! Rules of the layout, as a test.
