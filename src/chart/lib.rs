//! Data and a view specification in, a scene out.
