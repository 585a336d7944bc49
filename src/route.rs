//! Address ⇄ [`Route`]. Addresses are part of the product: people bookmark them, testers open
//! them (screens.md). Titles and addresses never carry a name or a number.

use std::borrow::Cow;

macro_rules! routes {
    ($( $(#[$meta:meta])* $name:ident = $path:literal ),* $(,)?) => {
        /// Every address of the application.
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        pub enum Route {
            $( $(#[$meta])* $name, )*
            /// E2, `/profils/{id}/decision`.
            ProfileDecision(ProfileId),
            /// E3, `/profils/{id}/opposition`.
            ProfileOpposition(ProfileId),
            /// E4, `/profils/{id}/confirmation`.
            ProfileConfirmation(ProfileId),
        }

        impl Route {
            /// The addresses that carry nothing, with their paths.
            pub const FIXED: &'static [(Route, &'static str)] = &[$( (Route::$name, $path) ),*];

            /// The path, beginning with `/`.
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
}

routes! {
    /// A, the welcome.
    Welcome = "/",
    /// A, before starting.
    Before = "/activer",
    /// B1.
    Identification = "/activer/identification",
    /// B2.
    BirthDate = "/activer/naissance",
    /// B3.
    Card = "/activer/carte",
    /// B4.
    Code = "/activer/code",
    /// B5.
    Decision = "/activer/decision",
    /// B6.
    Contact = "/activer/coordonnees",
    /// B7.
    Email = "/activer/coordonnees/email",
    /// B8.
    EmailCode = "/activer/coordonnees/email/validation",
    /// B9.
    Mobile = "/activer/coordonnees/mobile",
    /// B10.
    MobileCode = "/activer/coordonnees/mobile/validation",
    /// B11.
    Credentials = "/activer/identifiants",
    /// B12.
    Activated = "/activer/confirmation",
    /// C1.
    NewCode = "/code",
    /// C2.
    NewCodeChannel = "/code/reception",
    /// C3.
    NewCodeContact = "/code/coordonnees",
    /// C3, the e-mail.
    NewCodeEmail = "/code/coordonnees/email",
    /// C3, the e-mail's one-time code.
    NewCodeEmailCode = "/code/coordonnees/email/validation",
    /// C3, the mobile.
    NewCodeMobile = "/code/coordonnees/mobile",
    /// C3, the mobile's one-time code.
    NewCodeMobileCode = "/code/coordonnees/mobile/validation",
    /// C4.
    NewCodeSent = "/code/envoye",
    /// D1.
    Opposition = "/opposition/validation",
    /// D2.
    Opposed = "/opposition/confirmation",
    /// E1.
    Profiles = "/profils",
    /// F1.
    SignIn = "/connexion",
    /// F2.
    SignInCode = "/connexion/code",
    /// The way back from FranceConnect.
    SignInReturn = "/connexion/retour",
    /// F3.
    Space = "/espace",
    /// The medical sections, which are another product.
    SpaceSoon = "/espace/bientot",
    /// F4.
    Account = "/espace/compte",
    /// F4, the e-mail.
    AccountEmail = "/espace/compte/email",
    /// F4, the e-mail's one-time code.
    AccountEmailCode = "/espace/compte/email/validation",
    /// F4, the mobile.
    AccountMobile = "/espace/compte/mobile",
    /// F4, the mobile's one-time code.
    AccountMobileCode = "/espace/compte/mobile/validation",
    /// F4, closing the space.
    AccountClosure = "/espace/compte/fermeture",
    /// F5.
    SignedOut = "/deconnexion",
    /// G1.
    LostIdentifier = "/identifiant-oublie",
    /// G2.
    IdentifierSent = "/identifiant-oublie/envoye",
    /// G3, and G7 with its fragment.
    LostPassword = "/mot-de-passe-oublie",
    /// G4.
    ResetCode = "/mot-de-passe-oublie/code",
    /// G5.
    ResetPassword = "/mot-de-passe-oublie/nouveau",
    /// G6.
    PasswordChanged = "/mot-de-passe-oublie/confirmation",
    /// I, help.
    Help = "/aide",
    /// I, the terms that a person accepts.
    Terms = "/conditions-generales",
    /// I, data protection.
    DataProtection = "/donnees-personnelles",
    /// I, the legal notice.
    LegalNotice = "/mentions-legales",
    /// I, the RGAA declaration.
    Accessibility = "/accessibilite",
}

/// A child's profile, as the backend names it: letters, digits, `-` and `_`; never a name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ProfileId(String);

impl ProfileId {
    /// Keeps an identifier that can stand in a path, at most 64 characters.
    pub fn new(id: &str) -> Option<Self> {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        ((1..=64).contains(&id.len()) && id.bytes().all(plain)).then(|| Self(id.to_owned()))
    }

    /// The identifier.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn path(&self, end: &str) -> Cow<'static, str> {
        Cow::Owned(["/profils/", &self.0, end].concat())
    }
}

impl Route {
    /// The route of a path (no query, no fragment), or `None` where nothing stands.
    ///
    /// A slash at the end is tolerated, and so is the address printed in S1's letter.
    pub fn parse(path: &str) -> Option<Self> {
        let path = match path.trim_end_matches('/') {
            "" => "/",
            "/protection-donnees-personnelles" => "/donnees-personnelles",
            trimmed => trimmed,
        };
        if let Some((route, _)) = Self::FIXED.iter().find(|(_, fixed)| *fixed == path) {
            return Some(route.clone());
        }
        let (id, screen) = path.strip_prefix("/profils/")?.split_once('/')?;
        let id = ProfileId::new(id)?;
        match screen {
            "decision" => Some(Self::ProfileDecision(id)),
            "opposition" => Some(Self::ProfileOpposition(id)),
            "confirmation" => Some(Self::ProfileConfirmation(id)),
            _ => None,
        }
    }

    /// Opens for anybody, signed in or not, wherever the person stands (contract.md, “Decided”).
    pub fn is_open(&self) -> bool {
        matches!(
            self,
            Self::Welcome
                | Self::Before
                | Self::Identification
                | Self::BirthDate
                | Self::NewCode
                | Self::SignIn
                | Self::LostIdentifier
                | Self::LostPassword
                | Self::SignedOut
                | Self::Help
                | Self::Terms
                | Self::DataProtection
                | Self::LegalNotice
                | Self::Accessibility
        )
    }
}
