//! The limits of the sandbox, and the one-time code that it sends.

use super::clock::Seconds;
use crate::fields::PasswordRules;

/// The number of characters from which a password needs no classes of characters.
const PHRASE_MIN: u32 = 20;

/// The limits of the sandbox; each one is a command-line option.
#[derive(Debug, Clone, Copy)]
#[cfg_attr(feature = "server", derive(clap::Args))]
pub struct Limits {
    /// Lifetime of a one-time code, in seconds
    #[cfg_attr(feature = "server", arg(long = "one-time-code-life", default_value_t = Self::DEFAULT.one_time_code_life_s, value_name = "SECONDS"))]
    pub one_time_code_life_s: u32,
    /// Seconds until a code may be sent again
    #[cfg_attr(feature = "server", arg(long = "resend-after", default_value_t = Self::DEFAULT.resend_after_s, value_name = "SECONDS"))]
    pub resend_after_s: u32,
    /// Duration of a lock, in seconds
    #[cfg_attr(feature = "server", arg(long = "lock", default_value_t = Self::DEFAULT.lock_s, value_name = "SECONDS"))]
    pub lock_s: u32,
    /// Lifetime of a session without activity, in seconds
    #[cfg_attr(feature = "server", arg(long = "session", default_value_t = Self::DEFAULT.session_s, value_name = "SECONDS"))]
    pub session_s: u32,
    /// Lifetime of a session in all, in seconds, however often it is renewed
    #[cfg_attr(feature = "server", arg(long = "session-max", default_value_t = Self::DEFAULT.session_max_s, value_name = "SECONDS"))]
    pub session_max_s: u32,
    /// Seconds before the end of a session at which the person is warned
    #[cfg_attr(feature = "server", arg(long = "warn-before", default_value_t = Self::DEFAULT.warn_before_s, value_name = "SECONDS"))]
    pub warn_before_s: u32,
    /// Seconds after which a change of the account needs a new proof of identity
    #[cfg_attr(feature = "server", arg(long = "proof", default_value_t = Self::DEFAULT.proof_s, value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(1..)))]
    pub proof_s: u32,
    /// Minimum length of a password, in characters
    #[cfg_attr(feature = "server", arg(long = "password-min", default_value_t = Self::DEFAULT.password_min, value_name = "COUNT"))]
    pub password_min: u32,
    /// Wrong tries before a lock
    #[cfg_attr(feature = "server", arg(long = "tries", default_value_t = Self::DEFAULT.tries, value_name = "COUNT", value_parser = clap::value_parser!(u32).range(1..)))]
    pub tries: u32,
    /// Lifetime of a provisional code, in days (six weeks: article R1111-28)
    #[cfg_attr(feature = "server", arg(long = "code-days", default_value_t = Self::DEFAULT.code_days, value_name = "DAYS"))]
    pub code_days: u32,
    /// Lifetime of the link that resets a password, in seconds
    #[cfg_attr(feature = "server", arg(long = "reset-link-life", default_value_t = Self::DEFAULT.reset_link_life_s, value_name = "SECONDS"))]
    pub reset_link_life_s: u32,
    /// Messages with a code to one person or address in an hour; in a day, twice as many
    #[cfg_attr(feature = "server", arg(long = "sendings", default_value_t = Self::DEFAULT.sendings, value_name = "COUNT", value_parser = clap::value_parser!(u32).range(1..)))]
    pub sendings: u32,
    /// The secret from which the masks of strangers are made; 0 for a random one at each start
    #[cfg_attr(feature = "server", arg(long = "secret", default_value_t = Self::DEFAULT.secret, value_name = "NUMBER"))]
    pub secret: u64,
    /// Do not offer to send provisional codes by letter
    #[cfg_attr(feature = "server", arg(long = "no-letters"))]
    pub no_letters: bool,
    /// Answer as a backend of version 1.0.0 of the contract (docs/contract/1.0.0.json)
    #[cfg_attr(feature = "server", arg(long = "contract-1-0-0"))]
    pub first_contract: bool,
    /// The one-time code that is always sent: six digits
    #[cfg_attr(feature = "server", arg(long = "one-time-code", default_value_t = Self::DEFAULT.one_time_code, value_name = "DIGITS"))]
    pub one_time_code: FixedOneTimeCode,
}

/// The one-time code that the sandbox always sends: six digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FixedOneTimeCode([u8; 6]);

impl std::fmt::Display for FixedOneTimeCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|digit| write!(f, "{}", char::from(*digit)))
    }
}

impl std::str::FromStr for FixedOneTimeCode {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits: [u8; 6] = text.as_bytes().try_into().map_err(|_| "not six digits")?;
        let all_digits = digits.iter().all(u8::is_ascii_digit);
        all_digits.then_some(Self(digits)).ok_or("not six digits")
    }
}

impl Limits {
    /// The default limits, those of the service.
    pub const DEFAULT: Self = Self {
        one_time_code_life_s: 600,
        resend_after_s: 30,
        lock_s: 900,
        session_s: 900,
        session_max_s: 43_200,
        warn_before_s: 120,
        proof_s: 300,
        password_min: 9,
        tries: 3,
        code_days: 42,
        reset_link_life_s: 3_600,
        sendings: 5,
        secret: 0,
        no_letters: false,
        first_contract: false,
        one_time_code: FixedOneTimeCode(*b"034567"),
    };

    /// The rules for a new password.
    pub(super) fn password_rules(&self) -> PasswordRules {
        let by_length = PasswordRules::from(self.password_min);
        if self.first_contract {
            return by_length;
        }
        PasswordRules { phrase_min: Some(PHRASE_MIN.max(self.password_min)), ..by_length }
    }

    /// Whether provisional codes are sent by letter too.
    pub(super) fn has_letters(&self) -> bool {
        !self.no_letters && !self.first_contract
    }

    /// Returns the lifetime of a provisional code.
    pub(super) fn code_life(&self) -> Seconds {
        Seconds::from(self.code_days) * 86_400
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::DEFAULT
    }
}
