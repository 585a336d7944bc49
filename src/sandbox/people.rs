//! The test people of the sandbox. The behaviour of the sandbox depends only on the person, never on
//! hidden switches. All numbers are invented; their keys are valid.

use serde::Serialize;

use crate::fields::{CardKind, CardSerial};

/// The documented details of a test person, shown on the sandbox's page and in the README.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct TestPerson {
    /// First and last name.
    pub name: &'static str,
    /// The social-security number, with spaces as on the card.
    pub nir: &'static str,
    /// The birth date, as `dd/mm/yyyy`.
    pub born: &'static str,
    /// The kind of card: `photo` or `no_photo`.
    pub card: &'static str,
    /// The card's serial number.
    pub serial: &'static str,
    /// The provisional code.
    pub code: &'static str,
    /// The person's situation in the sandbox, in French.
    pub story: &'static str,
}

/// The initial state of a child.
#[derive(Debug, Clone, Copy)]
pub(super) struct ChildFixture {
    /// The profile's id. It appears in addresses, and therefore contains no name.
    pub(super) id: &'static str,
    pub(super) first_name: &'static str,
    pub(super) last_name: &'static str,
    /// The birth date, as `dd/mm/yyyy`; empty where it is not documented.
    pub(super) born: &'static str,
    /// The child's own provisional code; empty where none is documented.
    pub(super) code: &'static str,
    pub(super) initial_decision: InitialDecision,
}

/// The initial decision for a child; dates as `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum InitialDecision {
    Undecided,
    Opposed(&'static str),
    Active(&'static str),
    OtherParent,
}

macro_rules! children {
    ($( $parent:literal { $( $id:literal $first:literal $last:literal, $born:literal, $code:literal,
        $decision:ident $( ($on:literal) )?; )* } )*) => {
        /// Returns the children of a person, by the person's first name.
        pub(super) fn children(parent: &str) -> &'static [ChildFixture] {
            match parent {
                $( $parent => const { &[$( ChildFixture {
                    id: $id,
                    first_name: $first,
                    last_name: $last,
                    born: $born,
                    code: $code,
                    initial_decision: InitialDecision::$decision $( ($on) )?,
                } ),*] }, )*
                _ => &[],
            }
        }
    };
}

children! {
    "Martine" {
        "p-7a1" "Virginie" "Capanelli", "", "", Opposed("2021-12-07");
        "p-7a2" "Jean-Jacques" "Capanelli", "03/09/2013", "JeanJacques1", Undecided;
        "p-7a3" "Gerard" "Capanelli", "11/01/2011", "GerardCap011", Undecided;
        "p-7a4" "Brigitte" "Capanelli", "25/05/2017", "BrigitteC017", Undecided;
        "p-7a5" "Vincent" "Capanelli", "30/10/2019", "VincentCa019", Undecided;
    }
    "Inaya" {
        "p-3b1" "Lina" "Martin", "", "", Active("2022-02-01");
        "p-3b2" "Adam" "Martin", "", "", Active("2022-02-01");
    }
    "Jules" {
        "p-5c1" "Zoé" "Petit", "14/04/2016", "ZoePetit2016", Undecided;
    }
    "Léa" {
        "p-9d1" "Tom" "Roux", "", "", OtherParent;
    }
}

/// The behaviour of the backend towards a person, regardless of the other values typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Behaviour {
    Normal,
    /// 503 at the first identification.
    Unavailable,
    /// Locked from the first attempt.
    Locked,
    /// Every response takes four seconds.
    Slow,
}

/// The initial state of a provisional code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CodeState {
    /// Valid for six weeks.
    Fresh,
    Expired,
    Used,
    /// Sent two days ago, in the place of this one, which has expired.
    Renewed(&'static str),
}

/// The initial state of a person's space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum InitialSpace {
    Undecided,
    /// Opposed on a date, `YYYY-MM-DD`.
    Opposed(&'static str),
    /// Active, with an identifier and a password.
    Active(&'static str, &'static str),
    /// As `Active`, with terms accepted that have changed since.
    ActiveWithOldTerms(&'static str, &'static str),
    /// Created ten days ago without the person, six weeks after the letter.
    Created,
}

/// The initial state of a test person.
#[derive(Debug, Clone, Copy)]
pub(super) struct PersonFixture {
    /// The documented details.
    pub(super) details: TestPerson,
    pub(super) first_name: &'static str,
    pub(super) first_names: &'static str,
    pub(super) last_name: &'static str,
    pub(super) email: Option<&'static str>,
    pub(super) mobile: Option<&'static str>,
    pub(super) code_state: CodeState,
    pub(super) initial_space: InitialSpace,
    pub(super) behaviour: Behaviour,
}

impl PersonFixture {
    /// Returns whether the Vitale card is the person's.
    pub(super) fn has_card(&self, card: &CardSerial) -> bool {
        card_name(card) == self.details.card && card.serial() == self.details.serial
    }
}

/// Returns the name of the card's kind, as in [`TestPerson::card`].
pub(super) fn card_name(card: &CardSerial) -> &'static str {
    match card.kind() {
        CardKind::Photo => "photo",
        CardKind::NoPhoto => "no_photo",
    }
}

const MARTINE: PersonFixture = PersonFixture {
    details: TestPerson {
        name: "Martine Julie Leguellec",
        nir: "1 16 30 44 038 016 18",
        born: "07/03/1970",
        card: "photo",
        serial: "01024576124",
        code: "HuqZF3KXCz8k",
        story: "À décider. E-mail et mobile connus ; cinq enfants rattachés.",
    },
    first_name: "Martine",
    first_names: "Martine Julie",
    last_name: "Leguellec",
    email: Some("martine.leguellec@exemple.fr"),
    mobile: Some("0611121314"),
    code_state: CodeState::Fresh,
    initial_space: InitialSpace::Undecided,
    behaviour: Behaviour::Normal,
};

macro_rules! people {
    ($( $first:literal $last:literal, $nir:literal, $born:literal, $card:literal $serial:literal,
        $code:literal, $email:expr, $mobile:expr, $code_state:expr, $initial_space:expr,
        $behaviour:ident, $story:literal; )*) => {
        /// The test people, in the order of the documentation.
        pub(super) const PEOPLE: &[PersonFixture] = &[MARTINE, $( PersonFixture {
            details: TestPerson {
                name: concat!($first, " ", $last),
                nir: $nir,
                born: $born,
                card: $card,
                serial: $serial,
                code: $code,
                story: $story,
            },
            first_name: $first,
            first_names: $first,
            last_name: $last,
            email: $email,
            mobile: $mobile,
            code_state: $code_state,
            initial_space: $initial_space,
            behaviour: Behaviour::$behaviour,
        } ),*];
    };
}

people! {
    "Pierrette" "Durand", "2 48 09 69 266 000 71", "21/09/1948", "no_photo" "802500002",
        "123456789ABC", None, Some("0612345377"), CodeState::Fresh, InitialSpace::Undecided, Normal,
        "À décider. Prévenue par courrier, sans e-mail connu : seulement un mobile. Pas d’enfant.";
    "Inaya" "Martin", "2 88 02 75 115 000 39", "14/02/1988", "photo" "03100012345",
        "InayaMartin1", Some("i.martin@mes.fr"), Some("0612345615"), CodeState::Used,
        InitialSpace::Active("inaya.m1988", "Sante-2022!"), Normal,
        "Espace actif : inaya.m1988 / Sante-2022!. Deux enfants, actifs.";
    "Karim" "Benali", "1 79 06 93 048 000 81", "02/06/1979", "photo" "04200067890",
        "ExpireCode01", Some("karim.benali@exemple.fr"), Some("0611223344"), CodeState::Expired,
        InitialSpace::Undecided, Normal, "Son code a expiré.";
    "Lucie" "Moreau", "2 91 04 33 063 000 96", "30/04/1991", "no_photo" "95370116",
        "DejaUtilise1", Some("lucie.moreau@exemple.fr"), Some("0622334455"), CodeState::Used,
        InitialSpace::Undecided, Normal, "Son code a déjà été utilisé.";
    "Ange" "Paoli", "1 85 12 2A 004 000 97", "24/12/1985", "no_photo" "9537011660123",
        "CorseAPaoli1", Some("ange.paoli@exemple.fr"), Some("0633445566"), CodeState::Fresh,
        InitialSpace::Opposed("2021-12-07"), Normal,
        "S’est opposé le 07/12/2021 ; peut changer d’avis.";
    "Jules" "Petit", "1 86 07 59 350 000 51", "11/07/1986", "photo" "05500011122",
        "JulesPetit12", Some("jules.petit@exemple.fr"), None, CodeState::Fresh, InitialSpace::Undecided,
        Normal, "Sans mobile connu. Une enfant, Zoé, à décider.";
    "Odile" "Garnier", "2 39 11 31 555 000 78", "05/11/1939", "no_photo" "123456789012",
        "OdileGarnier", None, None, CodeState::Fresh, InitialSpace::Undecided, Normal,
        "Ni e-mail ni mobile connus.";
    "Noé" "Lambert", "1 94 02 99 109 000 06", "28/02/1994", "photo" "06600022233",
        "NoeLambert99", Some("noe.lambert@exemple.fr"), Some("0644556677"), CodeState::Fresh,
        InitialSpace::Undecided, Unavailable,
        "Le service répond 503 à sa première identification, puis fonctionne.";
    "Rose" "Fontaine", "2 71 10 67 482 000 03", "17/10/1971", "photo" "07700033344",
        "RoseFontaine", Some("rose.fontaine@exemple.fr"), Some("0655667788"), CodeState::Fresh,
        InitialSpace::Undecided, Locked, "Bloquée : trop d’essais, 15 minutes.";
    "Samir" "Haddad", "1 83 08 13 055 000 24", "08/08/1983", "photo" "08800044455",
        "SamirHaddad1", Some("samir.haddad@exemple.fr"), Some("0666778899"), CodeState::Fresh,
        InitialSpace::Undecided, Slow, "Le service met 4 secondes à lui répondre.";
    "Léa" "Roux", "2 89 03 2B 033 000 28", "19/03/1989", "photo" "09900055566",
        "LeaRoux2Bast", Some("lea.roux@exemple.fr"), Some("0677889900"), CodeState::Fresh,
        InitialSpace::Undecided, Normal, "Un enfant, Tom, géré par l’autre parent.";
    "Paul" "Renaud", "1 72 05 69 123 000 67", "18/05/1972", "no_photo" "60412377",
        "PaulRenaud01", Some("paul.renaud@exemple.fr"), Some("0688990011"),
        CodeState::Renewed("PaulRenaud00"), InitialSpace::Created, Normal,
        "Son espace a été créé sans lui il y a dix jours ; il peut l’activer ou le fermer.";
    "Nadia" "Ferrand", "2 90 09 13 201 000 20", "23/09/1990", "photo" "10100066677",
        "NadiaFerrand", Some("nadia.ferrand@exemple.fr"), Some("0611223344"), CodeState::Used,
        InitialSpace::ActiveWithOldTerms("nadia.ferrand", "Sante-2022!"), Normal,
        "Espace actif : nadia.ferrand / Sante-2022!. Les conditions ont changé depuis.";
}

/// The documented details of the test people.
pub(super) const TEST_PEOPLE: &[TestPerson] = &{
    let mut test_people = [MARTINE.details; PEOPLE.len()];
    let mut index = 0;
    while index < test_people.len() {
        test_people[index] = PEOPLE[index].details;
        index += 1;
    }
    test_people
};
