//! Conversion between addresses and [`Route`]. An address must not change, because people
//! bookmark it. An address never contains a name or a social-security number.

use std::borrow::Cow;

macro_rules! routes {
    ($( $(#[$meta:meta])* $name:ident = $path:literal $($public:ident)? ),* $(,)?) => {
        /// An address of the application.
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        pub enum Route {
            $( $(#[$meta])* $name, )*
            /// `/profils/{id}/decision`
            ProfileDecision(ProfileId),
            /// `/profils/{id}/opposition`
            ProfileOpposition(ProfileId),
            /// `/profils/{id}/confirmation`
            ProfileConfirmation(ProfileId),
        }

        impl Route {
            /// Returns whether the route is public: its screen opens with or without a session, in every step, unless a
            /// lock applies to it.
            pub fn is_public(&self) -> bool {
                match self {
                    $( Self::$name => routes!(@is_public $($public)?), )*
                    Self::ProfileDecision(_)
                    | Self::ProfileOpposition(_)
                    | Self::ProfileConfirmation(_) => false,
                }
            }

            /// The routes without a parameter, with their paths.
            pub const FIXED: &'static [(Route, &'static str)] = &[$( (Route::$name, $path) ),*];

            /// Returns the path, beginning with `/`.
            pub fn path(&self) -> Cow<'static, str> {
                match self {
                    $( Self::$name => Cow::Borrowed($path), )*
                    Self::ProfileDecision(id) => id.path("/decision"),
                    Self::ProfileOpposition(id) => id.path("/opposition"),
                    Self::ProfileConfirmation(id) => id.path("/confirmation"),
                }
            }
        }
    };
    (@is_public) => { false };
    (@is_public public) => { true };
}

routes! {
    Welcome = "/" public,
    BeforeStarting = "/activer" public,
    Identification = "/activer/identification" public,
    BirthDate = "/activer/naissance" public,
    Card = "/activer/carte",
    Code = "/activer/code",
    Decision = "/activer/decision",
    Contact = "/activer/coordonnees",
    Email = "/activer/coordonnees/email",
    EmailCode = "/activer/coordonnees/email/validation",
    Mobile = "/activer/coordonnees/mobile",
    MobileCode = "/activer/coordonnees/mobile/validation",
    Credentials = "/activer/identifiants",
    Activated = "/activer/confirmation",
    NewCode = "/code" public,
    NewCodeChannel = "/code/reception",
    NewCodeContact = "/code/coordonnees",
    NewCodeEmail = "/code/coordonnees/email",
    NewCodeEmailCode = "/code/coordonnees/email/validation",
    NewCodeMobile = "/code/coordonnees/mobile",
    NewCodeMobileCode = "/code/coordonnees/mobile/validation",
    NewCodeSent = "/code/envoye",
    Opposition = "/opposition/validation",
    Opposed = "/opposition/confirmation",
    Closure = "/fermeture/validation",
    Closed = "/fermeture/confirmation",
    Profiles = "/profils",
    SignIn = "/connexion" public,
    SignInCode = "/connexion/code",
    SignInTerms = "/connexion/conditions",
    /// The page to which FranceConnect redirects.
    SignInReturn = "/connexion/retour",
    Space = "/espace",
    /// The page for the medical sections, which belong to another product.
    SpaceComingSoon = "/espace/bientot",
    Account = "/espace/compte",
    AccountEmail = "/espace/compte/email",
    AccountEmailCode = "/espace/compte/email/validation",
    AccountMobile = "/espace/compte/mobile",
    AccountMobileCode = "/espace/compte/mobile/validation",
    AccountPassword = "/espace/compte/mot-de-passe",
    AccountIdentifier = "/espace/compte/identifiant",
    AccountClosure = "/espace/compte/fermeture",
    SignedOut = "/deconnexion" public,
    LostIdentifier = "/identifiant-oublie" public,
    IdentifierSent = "/identifiant-oublie/envoye",
    /// Also the target of the reset link, with the fragment `#jeton=…`.
    LostPassword = "/mot-de-passe-oublie" public,
    ResetCode = "/mot-de-passe-oublie/code",
    ResetPassword = "/mot-de-passe-oublie/nouveau",
    PasswordChanged = "/mot-de-passe-oublie/confirmation",
    Help = "/aide" public,
    /// The terms that a person accepts at activation.
    Terms = "/conditions-generales" public,
    DataProtection = "/donnees-personnelles" public,
    LegalNotice = "/mentions-legales" public,
    /// The RGAA accessibility statement.
    Accessibility = "/accessibilite" public,
}

/// A program of production. Each has the screens of its addresses, so that nobody downloads all screens; another address
/// is loaded as another page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Program {
    /// The account, and wrong contact details and their change before the space is active.
    Account,
    /// Welcome, activation and refusal.
    Activation,
    /// Identification without a code, a new provisional code, and recovery of the identifier and of the password.
    Recovery,
    /// Sign-in, profiles and the space.
    Space,
}

impl Program {
    /// All programs.
    pub const ALL: [Self; 4] = [Self::Account, Self::Activation, Self::Recovery, Self::Space];

    /// The name of the cargo feature with its screens, which is part of the names of its files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Activation => "activation",
            Self::Account => "account",
            Self::Recovery => "recovery",
            Self::Space => "space",
        }
    }

    /// The file of the page for its addresses whose screens depend on the person.
    pub fn shell_file(self) -> String {
        format!("shell-{}.html", self.name())
    }

    /// Whether this build contains the screens of the program.
    pub const fn is_here(self) -> bool {
        match self {
            Self::Activation => cfg!(feature = "activation"),
            Self::Account => cfg!(feature = "account"),
            Self::Recovery => cfg!(feature = "recovery"),
            Self::Space => cfg!(feature = "space"),
        }
    }
}

/// The id of a child's profile, given by the backend: letters, digits, `-` and `_`; never a name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ProfileId(String);

impl ProfileId {
    /// Creates an id; `None` unless it has 1 to 64 characters, all of them allowed.
    pub fn new(id: &str) -> Option<Self> {
        let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        ((1..=64).contains(&id.len()) && id.bytes().all(is_allowed)).then(|| Self(id.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn path(&self, suffix: &str) -> Cow<'static, str> {
        Cow::Owned(["/profils/", &self.0, suffix].concat())
    }
}

impl Route {
    /// Returns the program that has the screen of this address; `None` for an information page, which all have.
    pub fn program(&self) -> Option<Program> {
        match self {
            Self::Help
            | Self::Terms
            | Self::DataProtection
            | Self::LegalNotice
            | Self::Accessibility => None,
            Self::Welcome
            | Self::BeforeStarting
            | Self::Identification
            | Self::Decision
            | Self::Contact
            | Self::Credentials
            | Self::Activated
            | Self::Opposition
            | Self::Opposed => Some(Program::Activation),
            Self::Email
            | Self::EmailCode
            | Self::Mobile
            | Self::MobileCode
            | Self::NewCodeContact
            | Self::NewCodeEmail
            | Self::NewCodeEmailCode
            | Self::NewCodeMobile
            | Self::NewCodeMobileCode
            | Self::Account
            | Self::AccountEmail
            | Self::AccountEmailCode
            | Self::AccountMobile
            | Self::AccountMobileCode
            | Self::AccountPassword
            | Self::AccountIdentifier
            | Self::AccountClosure
            | Self::Closure
            | Self::Closed => Some(Program::Account),
            Self::BirthDate
            | Self::Card
            | Self::Code
            | Self::NewCode
            | Self::NewCodeChannel
            | Self::NewCodeSent
            | Self::LostIdentifier
            | Self::IdentifierSent
            | Self::LostPassword
            | Self::ResetCode
            | Self::ResetPassword
            | Self::PasswordChanged => Some(Program::Recovery),
            Self::Profiles
            | Self::ProfileDecision(_)
            | Self::ProfileOpposition(_)
            | Self::ProfileConfirmation(_)
            | Self::SignIn
            | Self::SignInCode
            | Self::SignInReturn
            | Self::SignInTerms
            | Self::SignedOut
            | Self::Space
            | Self::SpaceComingSoon => Some(Program::Space),
        }
    }

    /// Returns the program that the page of this address loads: for a page that all programs have, the smallest.
    pub fn page_program(&self) -> Program {
        self.program().unwrap_or(Program::Space)
    }

    /// Whether this program has the screen of the address.
    pub fn is_here(&self) -> bool {
        self.program().is_none_or(Program::is_here)
    }

    /// Returns the name of a public page in its own HTML: its path, or `404` for an address that does not exist.
    pub fn served_name(route: Option<&Self>) -> Cow<'static, str> {
        route.map_or(Cow::Borrowed("404"), Self::path)
    }

    /// Parses a path without query and fragment; `None` if no route has this path.
    ///
    /// Accepts trailing slashes, and `/protection-donnees-personnelles` for `/donnees-personnelles`: the letter reproduced in
    /// the activation guide prints that address.
    pub fn parse(path: &str) -> Option<Self> {
        let path = match path.trim_end_matches('/') {
            "" => "/",
            "/protection-donnees-personnelles" => "/donnees-personnelles",
            trimmed => trimmed,
        };
        if let Some((route, _)) = Self::FIXED.iter().find(|(_, fixed)| *fixed == path) {
            return Some(route.clone());
        }
        let (id, suffix) = path.strip_prefix("/profils/")?.split_once('/')?;
        let id = ProfileId::new(id)?;
        match suffix {
            "decision" => Some(Self::ProfileDecision(id)),
            "opposition" => Some(Self::ProfileOpposition(id)),
            "confirmation" => Some(Self::ProfileConfirmation(id)),
            _ => None,
        }
    }
}
