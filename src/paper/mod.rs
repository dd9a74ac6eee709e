//! Plain-text documents made from views.
