//! The baseline of `cargo xtask bench core`: what a good developer writes in a day with actix-web
//! and sea-orm. It reads and writes the same rows as Musubi's list of events and Musubi's
//! registration, on a database that Musubi migrated, with the same durability, and has nothing of
//! Musubi's platform: no validation beyond serde, no `ETag`, no log line, no mail.

mod books;
mod chance;
mod db;
mod entity;
mod list;
mod prepare;
mod register;

use std::process::ExitCode;

use actix_web::{App, HttpServer, web};

const USAGE: &str = "\
bare serve DATABASE-URL ADDRESS   serve
bare prepare DATABASE-URL         give an open event of the demo endless seats; tell its id
bare rows DATABASE-URL            count the rows that registrations write";

type Failure = Box<dyn std::error::Error + Send + Sync>;

#[actix_web::main]
async fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["serve", url, address] => serve(url, address).await,
        ["prepare", url] => prepare::event(url).await,
        ["rows", url] => prepare::rows(url).await,
        _ => Err(USAGE.into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("bare: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// As many worker threads as Musubi takes: one for each core, two at least.
async fn serve(url: &str, address: &str) -> Result<(), Failure> {
    let pool = web::Data::new(db::open(url).await?);
    let workers = std::thread::available_parallelism()
        .map_or(2, usize::from)
        .max(2);
    let server = HttpServer::new(move || {
        App::new()
            .app_data(pool.clone())
            .service(list::events)
            .service(register::guest)
    });
    server.workers(workers).bind(address)?.run().await?;
    Ok(())
}
