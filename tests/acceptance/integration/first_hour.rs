//! A third party's first hour.
