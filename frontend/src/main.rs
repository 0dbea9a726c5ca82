//! The SPA for everybody; the library holds everything.

fn main() {
    frontend::start(None);
}
