//! What the browser keeps for this page between visits.
//!
//! A sandboxed frame, a private window or a full disk may refuse: then nothing is kept, and the page goes
//! on without.

fn store() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// What was kept under `key`, if anything.
pub fn get(key: &str) -> Option<String> {
    store()?.get_item(key).ok()?
}

/// Keeps `value` under `key`. False where the browser keeps nothing.
pub fn set(key: &str, value: &str) -> bool {
    store().is_some_and(|store| store.set_item(key, value).is_ok())
}

/// Forgets what was kept under `key`.
pub fn remove(key: &str) {
    if let Some(store) = store() {
        let _ = store.remove_item(key);
    }
}
