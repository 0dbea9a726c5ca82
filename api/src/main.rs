//! The `musubi` binary; its commands are in [`api::cli`].

use std::process::ExitCode;

#[actix_web::main]
async fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match api::cli::run(&args).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("musubi: {failure}");
            ExitCode::FAILURE
        }
    }
}
