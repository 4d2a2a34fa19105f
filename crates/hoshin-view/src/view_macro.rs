//! The one macro that makes the list of views, so that a view is added by one line in one place.

/// Declares [`View`](crate::View) and [`Shown`](crate::Shown) from a table of views.
macro_rules! views {
    ($($(#[doc = $doc:literal])+ $name:ident = $word:literal: $data:ty),+ $(,)?) => {
        /// What may be looked at.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum View { $($(#[doc = $doc])+ $name),+ }

        impl View {
            /// Every view, in the order in which a report shows them.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// Its word on the command line.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word),+ }
            }

            /// What it shows, one line.
            pub const fn summary(self) -> &'static str {
                match self { $(Self::$name => concat!($($doc),+).trim_ascii()),+ }
            }

            /// The kinds of node that it can be narrowed to; empty if it always shows the whole.
            pub const fn narrows_to(self) -> &'static [NodeKind] {
                match self { $(Self::$name => <$data as Picture>::NARROWS_TO),+ }
            }
        }

        /// A view of a plan: its typed data, ready to be written.
        #[derive(Clone, Debug, PartialEq, Serialize)]
        #[serde(tag = "view")]
        #[expect(clippy::large_enum_variant, reason = "a view is shown and dropped, never kept by the thousand")]
        #[non_exhaustive]
        pub enum Shown { $($(#[doc = $doc])+ #[serde(rename = $word)] $name($data)),+ }

        impl Shown {
            /// Looks at a plan through a view, at the whole or at one node of it.
            ///
            /// # Errors
            ///
            /// Those of the view, such as [`ViewError::Needed`].
            pub fn of(view: View, sight: &Sight<'_, '_>, of: Option<Node<'_>>) -> Result<Self, ViewError> {
                Ok(match view { $(View::$name => Self::$name(<$data as Picture>::of(sight, of)?)),+ })
            }

            /// Which view it is.
            pub const fn view(&self) -> View {
                match self { $(Self::$name(_) => View::$name),+ }
            }

            /// The same as tables, graphs and sentences.
            pub fn page(&self) -> Page {
                match self { $(Self::$name(data) => data.page()),+ }
            }

            /// What of it can hang alone, as [`Picture::sheet`] has it.
            fn sheet(&self) -> Option<Drawing> {
                match self { $(Self::$name(data) => data.sheet()),+ }
            }
        }
    };
}
