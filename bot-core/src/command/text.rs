//! The text grammar.
