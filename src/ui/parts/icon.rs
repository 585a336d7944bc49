//! The icons: our own line drawings on a grid of 24, in the colour of the text beside them.
//! They are decoration: the text beside them has the same meaning.

/// An icon, named after the object it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Icon {
    ArrowLeft,
    ArrowRight,
    Check,
    Circle,
    Alert,
    Info,
    Help,
    Eye,
    EyeOff,
    Phone,
    User,
    Download,
    Lock,
    External,
    Warning,
    Edit,
    Refresh,
}

/// Makes the SVG of an icon from its path.
macro_rules! stroke {
    ($path:literal) => {
        concat!(
            r#"<svg class="icon" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" aria-hidden="true" focusable="false"><path d=""#,
            $path,
            r#""/></svg>"#
        )
    };
}

impl Icon {
    /// Returns the icon as SVG.
    pub(crate) const fn svg(self) -> &'static str {
        match self {
            Self::ArrowLeft => stroke!("M19 12H5m6-6-6 6 6 6"),
            Self::ArrowRight => stroke!("M5 12h14m-6-6 6 6-6 6"),
            Self::Check => stroke!("m5 12.5 4.5 4.5L19 7.5"),
            Self::Circle => stroke!("M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16z"),
            Self::Alert => stroke!("M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm0 4.5v5.5m0 3.2v.1"),
            Self::Info => stroke!("M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm0 8v5.5m0-8.8v.1"),
            Self::Help => stroke!(
                "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9.3 9.3a2.8 2.8 0 1 1 4 2.6c-.8.4-1.3.9-1.3 1.8m0 2.8v.1"
            ),
            Self::Eye => stroke!(
                "M2.5 12C4.5 8 8 6 12 6s7.5 2 9.5 6c-2 4-5.5 6-9.5 6s-7.5-2-9.5-6zM12 9.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6z"
            ),
            Self::EyeOff => stroke!(
                "M9.8 6.2A10 10 0 0 1 12 6c4 0 7.5 2 9.5 6a13 13 0 0 1-2.3 3.2M6 7.7A12 12 0 0 0 2.5 12c2 4 5.5 6 9.5 6 1.8 0 3.4-.4 4.8-1.1M10 10a2.8 2.8 0 0 0 4 4M4 4l16 16"
            ),
            Self::Phone => stroke!(
                "M8.6 4H5.5A1.5 1.5 0 0 0 4 5.6C4.5 13.5 10.5 19.5 18.4 20a1.5 1.5 0 0 0 1.6-1.5v-3.1l-4.3-1.7-1.9 2.1a12 12 0 0 1-5.6-5.6l2.1-1.9z"
            ),
            Self::User => stroke!(
                "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20c.5-3.5 3.5-5.5 7.5-5.5s7 2 7.5 5.5"
            ),
            Self::Download => stroke!("M12 4v11m-4.5-4.5L12 15l4.5-4.5M4.5 19.5h15"),
            Self::Lock => stroke!(
                "M6.5 10.5h11A1.5 1.5 0 0 1 19 12v7a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 5 19v-7a1.5 1.5 0 0 1 1.5-1.5zM8 10.5V8a4 4 0 0 1 8 0v2.5m-4 4v2"
            ),
            Self::External => stroke!(
                "M13.5 4.5h6v6m0-6L11 13m-1.5-7H6a1.5 1.5 0 0 0-1.5 1.5v10.5A1.5 1.5 0 0 0 6 19.5h10.5A1.5 1.5 0 0 0 18 18v-3.5"
            ),
            Self::Warning => stroke!("M12 4 2.5 20h19zm0 6v4.5m0 2.5v.1"),
            Self::Edit => stroke!(
                "M4 20l1-4.5L16 4.5a1.8 1.8 0 0 1 2.5 0l1 1a1.8 1.8 0 0 1 0 2.5L8.5 19zM14 6.5l3.5 3.5"
            ),
            Self::Refresh => stroke!("M19.5 5v5h-5m4.7-.3A7.5 7.5 0 1 0 19.3 14"),
        }
    }
}
