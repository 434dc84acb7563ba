//! Typed indices: a `ScopeId` is never mistaken for a `CodeId`.

/// Declares a `Copy` index type over `u32`.
#[macro_export]
macro_rules! typed_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        pub struct $name(pub u32);

        impl $name {
            /// The index as a `usize`, for use in a `Vec`.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}
