//! The receipt (« justificatif », a PDF): its text, tags and layout. The document is parsed here from its
//! bytes, without the crate that writes it.

use mon_espace_sante::sandbox::receipt::{Kind, Receipt, pdf};

const MARTINE: Receipt<'_> = Receipt {
    nir: "1 16 30 44 038 016 18",
    holder: "LEGUELLEC Martine julie",
    addressee: "Martine Julie Leguellec",
    on: "28/09/2021",
    kind: Kind::Opposition,
};

/// A line of text. `role` is the type of its structure element, `mark` its marked-content identifier (MCID). `size`,
/// `left` and `height` (of the baseline, from the bottom) are in points.
#[derive(Debug)]
struct Line {
    role: String,
    mark: usize,
    bold: bool,
    size: f32,
    left: f32,
    height: f32,
    bytes: Vec<u8>,
}

/// A parsed document: the character widths of its regular and bold fonts, and the lines of its only page.
struct PdfDocument {
    raw: String,
    widths: [Vec<f32>; 2],
    lines: Vec<Line>,
}

/// Parses a PDF string, hexadecimal or in parentheses, and returns its bytes and the rest of the text.
fn parse_string(from: &str) -> (Vec<u8>, &str) {
    if let Some(hexadecimal) = from.strip_prefix('<') {
        let (digits, rest) = hexadecimal.split_once('>').unwrap();
        let byte = |at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap();
        return ((0..digits.len()).step_by(2).map(byte).collect(), rest);
    }
    let (text, rest) = from.strip_prefix('(').unwrap().rsplit_once(')').unwrap();
    (text.replace('\\', "").into_bytes(), rest)
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let (_, rest) = text.split_once(before).unwrap_or_else(|| panic!("{before}"));
    rest.split_once(after).unwrap_or_else(|| panic!("{after}")).0
}

fn numbers(text: &str) -> Vec<f32> {
    text.split_whitespace().map(|number| number.parse().unwrap()).collect()
}

impl PdfDocument {
    fn read(bytes: &[u8]) -> Self {
        let raw = String::from_utf8_lossy(bytes).into_owned();
        let widths = ["/BaseFont /Helvetica\n", "/BaseFont /Helvetica-Bold\n"].map(|font| {
            let (_, font) = raw.split_once(font).unwrap();
            assert!(font.trim_start().starts_with("/Encoding /WinAnsiEncoding"));
            numbers(between(font, "/Widths [", "]"))
        });
        let content = between(&raw, "\n4 0 obj", "endstream");
        let content = content.split_once("stream\n").unwrap().1;
        // One operation per line; only marked-content operations take several lines.
        let content = content.replace("<<\n", "<<").replace("\n>>", " >>");
        let mut lines = Vec::new();
        let (mut role, mut mark, mut bold, mut size) = (String::new(), 0, false, 0.0);
        let (mut left, mut height) = (0.0, 0.0);
        for operation in content.lines() {
            if operation.ends_with(" BDC") {
                role = between(operation, "/", " ").to_owned();
                let identified = operation.contains("/MCID");
                assert_eq!(identified, role != "Artifact", "{operation}");
                if identified {
                    mark = between(operation, "/MCID ", " ").parse().unwrap();
                }
            } else if operation == "EMC" {
                role.clear();
            } else if operation.ends_with(" Tf") {
                bold = operation.starts_with("/Bold ");
                size = numbers(between(operation, " ", " Tf"))[0];
            } else if let Some(matrix) = operation.strip_suffix(" Tm") {
                [left, height] = numbers(matrix)[4..].try_into().unwrap();
            } else if operation.ends_with(" Tj") {
                let (bytes, rest) = parse_string(operation);
                assert_eq!(rest, " Tj");
                let role = role.clone();
                lines.push(Line { role, mark, bold, size, left, height, bytes });
            }
        }
        Self { raw, widths, lines }
    }

    fn of(receipt: &Receipt<'_>) -> Self {
        Self::read(&pdf(receipt))
    }

    /// The text as copied from a PDF reader, one line per structure element.
    fn text(&self) -> String {
        let mut text = String::new();
        let mut mark = 0;
        for line in &self.lines {
            if line.mark != mark {
                text.push('\n');
                mark = line.mark;
            }
            text.extend(line.bytes.iter().map(|byte| match byte {
                0x92 => '’',
                0x8c => 'Œ',
                0x9c => 'œ',
                0x9f => 'Ÿ',
                b' '..=b'~' | 0xa1.. => char::from(*byte),
                other => panic!("byte {other:#x}"),
            }));
        }
        text
    }

    /// The right edge of a line, in points.
    fn right(&self, line: &Line) -> f32 {
        let widths = &self.widths[usize::from(line.bold)];
        let visible = line.bytes.trim_ascii_end();
        let width: f32 = visible.iter().map(|byte| widths[usize::from(*byte) - 32]).sum();
        line.left + width * line.size / 1000.0
    }

    /// Checks that all lines are inside the margins of 2.5 cm (70.87 points) of an A4 page (595 × 842 points).
    fn assert_inside_the_margins(&self) {
        for line in &self.lines {
            assert!(line.left >= 70.8 && self.right(line) <= 595.0 - 70.8, "{line:?}");
            assert!(line.height >= 70.8 && line.height <= 842.0 - 70.8, "{line:?}");
        }
    }
}

#[test]
fn the_opposition_receipt_has_the_prescribed_text() {
    assert_eq!(
        PdfDocument::of(&MARTINE).text(),
        "mon ESPACE SANTÉ\n\
         Page 1/1\n\
         Numéro de l’assuré : 1 16 30 44 038 016 18\n\
         Nom de l’assuré : LEGUELLEC Martine julie\n\
         Le 28/09/2021\n\
         Votre justificatif d’opposition\n\
         Bonjour Martine Julie Leguellec,\n\
         Votre demande d’opposition à la création de Mon espace santé a bien été prise en compte le \
         28/09/2021.\n\
         Vous pouvez revenir à tout moment sur votre décision en vous connectant sur \
         monespacesante.fr.\n\
         Avec toute mon attention, Votre conseiller Mon espace santé"
    );
}

#[test]
fn the_receipt_of_a_child_names_the_child() {
    let kind = Kind::ChildOpposition { child: "Jean-Jacques Leguellec" };
    let text = PdfDocument::of(&Receipt { kind, ..MARTINE }).text();
    assert!(text.contains("\nBonjour Martine Julie Leguellec,\n"));
    assert!(text.contains(
        "\nVotre demande d’opposition à la création de Mon espace santé pour Jean-Jacques \
         Leguellec a bien été prise en compte le 28/09/2021.\n"
    ));
    assert!(text.contains("\nVous pouvez revenir à tout moment sur votre décision"));
}

#[test]
fn the_closure_receipt_says_what_happens_to_the_data() {
    let text = PdfDocument::of(&Receipt { kind: Kind::Closure, ..MARTINE }).text();
    assert!(text.contains("\nVotre justificatif de fermeture\n"));
    assert!(text.contains(
        "\nVotre demande de fermeture de Mon espace santé a bien été prise en compte le \
         28/09/2021.\n\
         Vos données sont archivées dix ans. Si vous demandez leur effacement, il est fait dans les \
         trois mois (article R1111-36 du code de la santé publique).\n\
         Vous pourrez ensuite demander un nouvel espace.\n"
    ));
    assert!(!text.contains("opposition"));
}

#[test]
fn the_receipt_is_one_tagged_page_in_french() {
    let bytes = pdf(&MARTINE);
    assert!(bytes.starts_with(b"%PDF-1.7\n") && bytes.trim_ascii_end().ends_with(b"%%EOF"));
    let document = PdfDocument::read(&bytes);
    let raw = &document.raw;
    assert_eq!(raw.matches("/Type /Page\n").count(), 1);
    assert!(raw.contains("/Count 1\n") && raw.contains("/MediaBox [0 0 595 842]"));
    for entry in [
        "/Lang (fr-FR)",
        "/Marked true",
        "/DisplayDocTitle true",
        "/StructTreeRoot 7 0 R",
        "/Type /StructTreeRoot",
        "/StructParents 0",
        "<rdf:li xml:lang=\"x-default\">Votre justificatif d’opposition – Mon espace santé</rdf:li>",
    ] {
        assert!(raw.contains(entry), "{entry}");
    }
    let title: Vec<u16> = parse_string(&format!("<{}>", between(raw, "/Title <", ">")))
        .0
        .chunks(2)
        .map(|pair| u16::from_be_bytes(pair.try_into().unwrap()))
        .collect();
    let title = String::from_utf16(&title).unwrap();
    assert_eq!(title, "\u{feff}Votre justificatif d’opposition – Mon espace santé");
}

#[test]
fn every_line_belongs_to_a_structure_element_in_reading_order() {
    let document = PdfDocument::of(&MARTINE);
    let mut elements: Vec<(usize, &str)> = Vec::new();
    for line in &document.lines {
        elements.push((line.mark, line.role.as_str()));
    }
    elements.dedup();
    let roles = ["P", "P", "P", "P", "P", "H1", "P", "P", "P", "P"];
    assert_eq!(elements, roles.into_iter().enumerate().collect::<Vec<_>>());

    // Object 8 is the document element, object 9 the array of marked elements, objects 14 to 23 are the elements.
    let references: Vec<String> = (14..24).map(|id| format!("{id} 0 R")).collect();
    let children = between(&document.raw, "\n8 0 obj", "endobj");
    assert!(children.contains(&format!("/K [{}]", references.join(" "))), "{children}");
    assert!(document.raw.contains(&format!("\n9 0 obj\n[{}]", references.join(" "))));
    for (mark, role) in elements {
        let element = between(&document.raw, &format!("\n{} 0 obj", 14 + mark), "endobj");
        assert!(element.contains(&format!("/S /{role}\n")), "{element}");
        assert!(element.contains(&format!("/K [{mark}]")), "{element}");
        assert!(element.contains("/P 8 0 R\n") && element.contains("/Pg 3 0 R\n"), "{element}");
    }
}

#[test]
fn the_widths_are_those_of_helvetica() {
    for widths in PdfDocument::of(&MARTINE).widths {
        assert_eq!(widths.len(), 224);
        let width = |letter: char| widths[letter as usize - 32];
        assert_eq!([width(' '), width('0'), width('M'), width('W')], [278.0, 556.0, 833.0, 944.0]);
        for (letter, accented) in
            ["AÀÂÄ", "CÇ", "EÈÉÊË", "OÔÖ", "UÙÛÜ", "aàâä", "cç", "eèéêë", "oôö", "uùûü", "yÿ"]
                .iter()
                .flat_map(|letters| {
                    letters
                        .chars()
                        .skip(1)
                        .map(|accented| (letters.chars().next().unwrap(), accented))
                })
        {
            assert_eq!(width(letter), width(accented), "{accented}");
        }
    }
}

#[test]
fn french_names_are_written_in_full() {
    for name in ["Françoise D’Haÿ", "Lœïs Çelik", "ŒUVRARD Noël-Benoît", "Anaïs L’ŸVEÜË", "a (b) c"]
    {
        let kind = Kind::ChildOpposition { child: name };
        let document = PdfDocument::of(&Receipt { holder: name, addressee: name, kind, ..MARTINE });
        let text = document.text();
        for sentence in [
            format!("\nNom de l’assuré : {name}\n"),
            format!("\nBonjour {name},\n"),
            format!(" de Mon espace santé pour {name} a bien été prise en compte le 28/09/2021.\n"),
        ] {
            assert!(text.contains(&sentence), "{sentence} in {text}");
        }
        document.assert_inside_the_margins();
    }
}

#[test]
fn an_unsupported_letter_becomes_a_question_mark() {
    let text = PdfDocument::of(&Receipt { addressee: "Małgorzata", ..MARTINE }).text();
    assert!(text.contains("\nBonjour Ma?gorzata,\n"));
}

#[test]
fn names_of_two_hundred_letters_stay_on_the_page() {
    let several_words = "Marie-Françoise Éléonore d’Haÿ-les-Roses ".repeat(5);
    let one_word = "Montmorençy".repeat(18);
    for name in [several_words.trim_end(), &one_word, &one_word.to_uppercase()] {
        for kind in [Kind::Opposition, Kind::ChildOpposition { child: name }, Kind::Closure] {
            let receipt = Receipt { holder: name, addressee: name, kind, ..MARTINE };
            let document = PdfDocument::of(&receipt);
            document.assert_inside_the_margins();
            assert!(document.text().contains(&format!("\nBonjour {name},\n")));
        }
    }
}

#[test]
fn page_number_and_date_end_at_the_right_margin() {
    let document = PdfDocument::of(&MARTINE);
    for line in document.lines.iter().filter(|line| [1, 4].contains(&line.mark)) {
        assert!((document.right(line) - (595.0 - 70.87)).abs() < 0.1, "{line:?}");
    }
    document.assert_inside_the_margins();
}

#[test]
fn the_same_receipt_gives_the_same_bytes() {
    assert_eq!(pdf(&MARTINE), pdf(&MARTINE));
    assert_ne!(pdf(&MARTINE), pdf(&Receipt { on: "29/09/2021", ..MARTINE }));
    assert!(pdf(&MARTINE).len() < 16_000);
}
