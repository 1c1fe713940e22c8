//! How the table of codes becomes an enum with a definition for each.

macro_rules! codes {
    ($($variant:ident $id:literal $(fixes($($safety:ident),+))? $(=> $stops:ident)?;)*) => {
        /// The rules, each a code that never changes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code {
            $(
                #[doc = include_str!(concat!("../../docs/rules/", $id, ".md"))]
                $variant,
            )*
        }

        impl Code {
            /// Every code, in the order of the ids.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The definition.
            pub fn definition(self) -> &'static Definition {
                match self {
                    $(Self::$variant => const {
                        &Definition::new(
                            $id,
                            &[$($(Safety::$safety),+)?],
                            codes!(@stops $($stops)?),
                            include_str!(concat!("../../docs/rules/", $id, ".md")),
                        )
                    })*
                }
            }
        }
    };
    (@stops) => { false };
    (@stops stops) => { true };
}

pub(super) use codes;
