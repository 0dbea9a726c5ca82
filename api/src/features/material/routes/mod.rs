//! The operations on files of events.

mod examples;
mod fetch;
mod manage;
mod upload;

use crate::platform::routes::ServiceConfig;

/// Adds the operations.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(fetch::list_materials)
        .service(upload::upload_material)
        .service(manage::show_material)
        .service(manage::change_material)
        .service(manage::delete_material)
        .service(fetch::download_material)
        .service(fetch::list_materials_by_link)
        .service(fetch::download_material_by_link);
}
