//! The SPA's entry point; the library holds everything.

fn main() {
    frontend::start();
}
