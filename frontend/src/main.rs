//! The SPA for everybody; the library holds everything.

use frontend::routes::Build;

fn main() {
    frontend::start(Build::Public, None);
}
