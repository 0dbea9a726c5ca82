//! The queries of the community. Whatever not everybody may see is asked for with the viewer.

pub(super) mod members;
