//! The browser's two storages. Where storing is forbidden or full, the SPA works on without.

/// A storage of the browser.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Store {
    /// Kept until cleared: language, the hint that somebody is signed in.
    Local,
    /// Kept until the tab closes: drafts of forms.
    Session,
}

/// Reads a stored text; `None` where there is none or storing is forbidden.
pub fn load(store: Store, key: &str) -> Option<String> {
    place::load(store, key)
}

/// Stores a text.
pub fn save(store: Store, key: &str, value: &str) {
    place::save(store, key, value);
}

/// Forgets a stored text.
pub fn forget(store: Store, key: &str) {
    place::forget(store, key);
}

/// Forgets all stored texts whose key is `unwanted`.
pub fn forget_all(store: Store, unwanted: impl Fn(&str) -> bool) {
    for key in place::keys(store) {
        if unwanted(&key) {
            place::forget(store, &key);
        }
    }
}

#[cfg(not(test))]
mod place {
    use super::Store;
    use crate::browser::window;

    fn storage(store: Store) -> Option<web_sys::Storage> {
        match store {
            Store::Local => window()?.local_storage(),
            Store::Session => window()?.session_storage(),
        }
        .ok()?
    }

    pub fn load(store: Store, key: &str) -> Option<String> {
        storage(store)?.get_item(key).ok()?
    }

    pub fn save(store: Store, key: &str, value: &str) {
        if let Some(storage) = storage(store) {
            drop(storage.set_item(key, value));
        }
    }

    pub fn forget(store: Store, key: &str) {
        if let Some(storage) = storage(store) {
            drop(storage.remove_item(key));
        }
    }

    pub fn keys(store: Store) -> Vec<String> {
        let Some(storage) = storage(store) else {
            return Vec::new();
        };
        let count = storage.length().unwrap_or(0);
        (0..count)
            .filter_map(|index| storage.key(index).ok()?)
            .collect()
    }
}

/// Component tests have no browser: a storage of each test's own thread.
#[cfg(test)]
mod place {
    use std::cell::RefCell;
    use std::collections::BTreeMap;

    use super::Store;

    type Texts = BTreeMap<String, String>;

    thread_local! {
        static LOCAL: RefCell<Texts> = const { RefCell::new(Texts::new()) };
        static SESSION: RefCell<Texts> = const { RefCell::new(Texts::new()) };
    }

    fn with<R>(store: Store, call: impl FnOnce(&mut Texts) -> R) -> R {
        let texts = match store {
            Store::Local => &LOCAL,
            Store::Session => &SESSION,
        };
        texts.with_borrow_mut(call)
    }

    pub fn load(store: Store, key: &str) -> Option<String> {
        with(store, |texts| texts.get(key).cloned())
    }

    pub fn save(store: Store, key: &str, value: &str) {
        with(store, |texts| {
            texts.insert(key.to_owned(), value.to_owned())
        });
    }

    pub fn forget(store: Store, key: &str) {
        with(store, |texts| texts.remove(key));
    }

    pub fn keys(store: Store) -> Vec<String> {
        with(store, |texts| texts.keys().cloned().collect())
    }
}
