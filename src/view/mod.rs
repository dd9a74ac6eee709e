//! What a screen or a page shows, as plain data.
