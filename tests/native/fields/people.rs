//! Values of the sandbox's test people are valid: those of every row of the table, every child's code, and some e-mail
//! addresses and mobile numbers. `Debug` hides them.

use mon_espace_sante::fields::{
    BirthDate, CardKind, CardKind::*, CardSerial, Email, Identifier, Mobile, Nir, Password,
    ProvisionalCode,
};
use mon_espace_sante::sandbox::Sandbox;

/// Number, birth date, card kind, card serial, provisional code.
type PersonRow = (&'static str, &'static str, CardKind, &'static str, &'static str);

const PEOPLE: [PersonRow; 12] = [
    ("1 16 30 44 038 016 18", "07/03/1970", Photo, "01024576124", "HuqZF3KXCz8k"),
    ("2 48 09 69 266 000 71", "21/09/1948", NoPhoto, "802500002", "123456789ABC"),
    ("2 88 02 75 115 000 39", "14/02/1988", Photo, "03100012345", "InayaMartin1"),
    ("1 79 06 93 048 000 81", "02/06/1979", Photo, "04200067890", "ExpireCode01"),
    ("2 91 04 33 063 000 96", "30/04/1991", NoPhoto, "95370116", "DejaUtilise1"),
    ("1 85 12 2A 004 000 97", "24/12/1985", NoPhoto, "9537011660123", "CorseAPaoli1"),
    ("1 86 07 59 350 000 51", "11/07/1986", Photo, "05500011122", "JulesPetit12"),
    ("2 39 11 31 555 000 78", "05/11/1939", NoPhoto, "123456789012", "OdileGarnier"),
    ("1 94 02 99 109 000 06", "28/02/1994", Photo, "06600022233", "NoeLambert99"),
    ("2 71 10 67 482 000 03", "17/10/1971", Photo, "07700033344", "RoseFontaine"),
    ("1 83 08 13 055 000 24", "08/08/1983", Photo, "08800044455", "SamirHaddad1"),
    ("2 89 03 2B 033 000 28", "19/03/1989", Photo, "09900055566", "LeaRoux2Bast"),
];

#[test]
fn the_values_of_twelve_people_are_valid() {
    for (nir, birth_date, kind, serial, code) in PEOPLE {
        let spaced = nir.replace(' ', "\u{A0}");
        assert_eq!(nir.parse::<Nir>().unwrap().grouped(), spaced);
        assert_eq!(Nir::group(nir), spaced);
        assert_eq!(birth_date.parse::<BirthDate>().unwrap().to_string(), birth_date);
        assert_eq!(CardSerial::parse(serial, kind).unwrap().serial(), serial);
        assert_eq!(code.parse::<ProvisionalCode>().unwrap().as_str(), code);
    }
}

/// INSEE allots order numbers from 001: a number with 000 is nobody's. Martine's is printed in a document of the service.
#[test]
fn the_numbers_of_invented_people_are_nobodys() {
    for person in Sandbox::people().iter().filter(|person| !person.name.starts_with("Martine")) {
        let parts: Vec<_> = person.nir.split(' ').collect();
        assert_eq!(parts[5], "000", "{}", person.name);
    }
}

#[test]
fn the_codes_of_children_and_some_contact_details_are_valid() {
    for code in ["JeanJacques1", "GerardCap011", "BrigitteC017", "VincentCa019", "ZoePetit2016"] {
        assert_eq!(code.parse::<ProvisionalCode>().unwrap().as_str(), code);
    }
    for email in ["martine.leguellec@exemple.fr", "i.martin@mes.fr"] {
        let email: Email = email.parse().unwrap();
        assert_eq!(email.suggestion(), None);
    }
    for mobile in ["06 11 12 13 14", "06 12 34 53 77", "06 12 34 56 15"] {
        assert_eq!(mobile.parse::<Mobile>().unwrap().to_string(), mobile.replace(' ', "\u{A0}"));
    }
    assert!("inaya.m1988".parse::<Identifier>().is_ok());
    assert!(Password::parse("Sante-2022!", 9).is_ok());
}

#[test]
fn debug_output_hides_values() {
    let (nir, birth_date, kind, serial, code) = PEOPLE[0];
    assert_eq!(format!("{:?}", nir.parse::<Nir>().unwrap()), "Nir(…)");
    assert_eq!(format!("{:?}", birth_date.parse::<BirthDate>().unwrap()), "BirthDate(…)");
    assert_eq!(format!("{:?}", CardSerial::parse(serial, kind).unwrap()), "CardSerial(…)");
    assert_eq!(format!("{:?}", code.parse::<ProvisionalCode>().unwrap()), "ProvisionalCode(…)");
    assert_eq!(format!("{:?}", Password::parse_existing("secret").unwrap()), "Password(…)");
    assert_eq!(format!("{:?}", "a@b.fr".parse::<Email>().unwrap()), "Email(…)");
    assert_eq!(format!("{:?}", "0611121314".parse::<Mobile>().unwrap()), "Mobile(…)");
    assert_eq!(format!("{:?}", "inaya.m1988".parse::<Identifier>().unwrap()), "Identifier(…)");
}
