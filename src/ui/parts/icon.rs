//! The icons: our own line drawings on a grid of 24, the colour of the text they stand beside.
//! They are decoration: whatever they mean is also said in words next to them.

/// An icon, named for what it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Icon {
    ArrowLeft,
    ArrowRight,
    Check,
    Circle,
    Cross,
    Alert,
    Info,
    Help,
    Eye,
    EyeOff,
    Phone,
    Mail,
    Letter,
    Card,
    Clock,
    User,
    Users,
    Download,
    Lock,
    Shield,
    Document,
    Message,
    Profile,
    External,
    Print,
    Home,
    Warning,
    Edit,
    Refresh,
    Logout,
}

/// One stroke, whole markup: `inner_html` takes it as it is.
macro_rules! stroke {
    ($path:literal) => {
        concat!(
            r#"<svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" aria-hidden="true" focusable="false"><path d=""#,
            $path,
            r#""/></svg>"#
        )
    };
}

impl Icon {
    /// Every icon, for the gallery and for tests.
    pub(crate) const ALL: &'static [Self] = &[
        Self::ArrowLeft,
        Self::ArrowRight,
        Self::Check,
        Self::Circle,
        Self::Cross,
        Self::Alert,
        Self::Info,
        Self::Help,
        Self::Eye,
        Self::EyeOff,
        Self::Phone,
        Self::Mail,
        Self::Letter,
        Self::Card,
        Self::Clock,
        Self::User,
        Self::Users,
        Self::Download,
        Self::Lock,
        Self::Shield,
        Self::Document,
        Self::Message,
        Self::Profile,
        Self::External,
        Self::Print,
        Self::Home,
        Self::Warning,
        Self::Edit,
        Self::Refresh,
        Self::Logout,
    ];

    /// The markup of the icon.
    pub(crate) const fn svg(self) -> &'static str {
        match self {
            Self::ArrowLeft => stroke!("M19 12H5m6-6-6 6 6 6"),
            Self::ArrowRight => stroke!("M5 12h14m-6-6 6 6-6 6"),
            Self::Check => stroke!("m5 12.5 4.5 4.5L19 7.5"),
            Self::Circle => stroke!("M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16z"),
            Self::Cross => stroke!("M6 6l12 12M18 6 6 18"),
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
            Self::Mail => stroke!(
                "M4.5 5.5h15A1.5 1.5 0 0 1 21 7v10a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 17V7a1.5 1.5 0 0 1 1.5-1.5zM3.5 7.5 12 13l8.5-5.5"
            ),
            Self::Letter => {
                stroke!("M3 10v9.5h18V10M3 10l9-6.5L21 10l-9 5.5zm0 9.5 6.5-5.6m11.5 5.6-6.5-5.6")
            }
            Self::Card => stroke!(
                "M4.5 5h15A1.5 1.5 0 0 1 21 6.5v11a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 17.5v-11A1.5 1.5 0 0 1 4.5 5zM6.5 9.5h4v3.5h-4zm8 6.5h3"
            ),
            Self::Clock => stroke!("M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm0 4.5V12l3 2"),
            Self::User => stroke!(
                "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20c.5-3.5 3.5-5.5 7.5-5.5s7 2 7.5 5.5"
            ),
            Self::Users => stroke!(
                "M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM2.5 19.5c.4-3.2 3-5 6.5-5s6.1 1.8 6.5 5M15.5 5.3a3.5 3.5 0 0 1 0 6.4M18 15c2 .7 3.2 2.3 3.5 4.5"
            ),
            Self::Download => stroke!("M12 4v11m-4.5-4.5L12 15l4.5-4.5M4.5 19.5h15"),
            Self::Lock => stroke!(
                "M6.5 10.5h11A1.5 1.5 0 0 1 19 12v7a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 5 19v-7a1.5 1.5 0 0 1 1.5-1.5zM8 10.5V8a4 4 0 0 1 8 0v2.5m-4 4v2"
            ),
            Self::Shield => stroke!(
                "M12 3 4.5 6v5.5c0 4.5 3 7.8 7.5 9.5 4.5-1.7 7.5-5 7.5-9.5V6zM8.5 12l2.5 2.5 4.5-4.5"
            ),
            Self::Document => stroke!(
                "M13.5 3.5H7A1.5 1.5 0 0 0 5.5 5v14A1.5 1.5 0 0 0 7 20.5h10a1.5 1.5 0 0 0 1.5-1.5V8.5zv5h5M9 13h6m-6 3.5h4"
            ),
            Self::Message => stroke!(
                "M5 4.5h14A1.5 1.5 0 0 1 20.5 6v9.5A1.5 1.5 0 0 1 19 17h-7l-4.5 3.5V17H5a1.5 1.5 0 0 1-1.5-1.5V6A1.5 1.5 0 0 1 5 4.5zM8 9h8m-8 3.5h5"
            ),
            Self::Profile => {
                stroke!("M12 20 4.6 12.6a4.7 4.7 0 0 1 6.7-6.6l.7.7.7-.7a4.7 4.7 0 0 1 6.7 6.6z")
            }
            Self::External => stroke!(
                "M13.5 4.5h6v6m0-6L11 13m-1.5-7H6a1.5 1.5 0 0 0-1.5 1.5v10.5A1.5 1.5 0 0 0 6 19.5h10.5A1.5 1.5 0 0 0 18 18v-3.5"
            ),
            Self::Print => stroke!(
                "M7 8.5V3.5h10v5M7 17H4.5A1.5 1.5 0 0 1 3 15.5V10a1.5 1.5 0 0 1 1.5-1.5h15A1.5 1.5 0 0 1 21 10v5.5a1.5 1.5 0 0 1-1.5 1.5H17M7 14h10v6.5H7z"
            ),
            Self::Home => stroke!("M3.5 11 12 4l8.5 7M6 9.5V20h12V9.5M10 20v-5.5h4V20"),
            Self::Warning => stroke!("M12 4 2.5 20h19zm0 6v4.5m0 2.5v.1"),
            Self::Edit => stroke!(
                "M4 20l1-4.5L16 4.5a1.8 1.8 0 0 1 2.5 0l1 1a1.8 1.8 0 0 1 0 2.5L8.5 19zM14 6.5l3.5 3.5"
            ),
            Self::Refresh => stroke!("M19.5 5v5h-5m4.7-.3A7.5 7.5 0 1 0 19.3 14"),
            Self::Logout => stroke!(
                "M14 4.5H6.5A1.5 1.5 0 0 0 5 6v12a1.5 1.5 0 0 0 1.5 1.5H14M10 12h10.5m-3.5-3.5 3.5 3.5-3.5 3.5"
            ),
        }
    }
}
