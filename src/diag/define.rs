//! How the table of codes becomes an enum with a definition for each.

macro_rules! codes {
    ($($variant:ident $id:literal $rule:literal $explanation:literal;)*) => {
        /// The rules, each a code that never changes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code {
            $(#[doc = concat!("`", $id, "`: ", $rule)] $variant,)*
        }

        impl Code {
            /// Every code, in the order of the ids.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The definition.
            pub fn definition(self) -> &'static Definition {
                match self {
                    $(Self::$variant => &Definition {
                        id: $id, rule: $rule, explanation: $explanation,
                    },)*
                }
            }
        }
    };
}

pub(super) use codes;
