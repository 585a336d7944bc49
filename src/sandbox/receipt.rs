//! The receipt of an opposition or a closure: a PDF of one A4 page, with real text, tagged for screen
//! readers. The same content gives the same bytes.
//!
//! It uses Helvetica, which every PDF reader has or replaces by a font of the same widths, so no font
//! is embedded. A character outside WinAnsi, which no French name needs, becomes `?`.

mod face;
mod logo;

use pdf_writer::types::{ArtifactType, StructRole};
use pdf_writer::writers::StructTreeRoot;
use pdf_writer::{Content, Finish, Name, Pdf, Rect, Ref, Str, TextStr};

use self::face::{Face, lines};

/// The content of a receipt.
#[derive(Debug, Clone, Copy)]
pub struct Receipt<'a> {
    /// The social-security number, with spaces as on the card: `1 16 30 44 038 016 18`.
    pub nir: &'a str,
    /// The insured person, as spelled in the insurer's register: `LEGUELLEC Martine julie`.
    pub holder: &'a str,
    /// The name in the salutation: `Martine Julie Leguellec`.
    pub addressee: &'a str,
    /// The date of the decision: `28/09/2021`.
    pub on: &'a str,
    /// The decision.
    pub kind: Kind<'a>,
}

/// The decision that a receipt confirms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind<'a> {
    /// The opposition to the creation of the person's own space.
    Opposition,
    /// The opposition to the creation of a child's space; addressed to the parent.
    ChildOpposition {
        /// The child's first and last name.
        child: &'a str,
    },
    /// The closure of the person's own space.
    Closure,
}

impl Kind<'_> {
    fn title(self) -> &'static str {
        match self {
            Self::Opposition | Self::ChildOpposition { .. } => "Votre justificatif d’opposition",
            Self::Closure => "Votre justificatif de fermeture",
        }
    }

    fn request(self) -> String {
        match self {
            Self::Opposition => "d’opposition à la création de Mon espace santé".to_owned(),
            Self::ChildOpposition { child } => {
                format!("d’opposition à la création de Mon espace santé pour {child}")
            }
            Self::Closure => "de fermeture de Mon espace santé".to_owned(),
        }
    }

    fn consequences(self) -> &'static [&'static str] {
        match self {
            Self::Opposition | Self::ChildOpposition { .. } => {
                &["Vous pouvez revenir à tout moment sur votre décision en vous connectant sur \
                 monespacesante.fr."]
            }
            Self::Closure => &[
                "Vos données sont archivées dix ans. Si vous demandez leur effacement, il est fait \
                 dans les trois mois (article R1111-36 du code de la santé publique).",
                "Vous pourrez ensuite demander un nouvel espace.",
            ],
        }
    }
}

const CATALOG: Ref = Ref::new(1);
const PAGES: Ref = Ref::new(2);
const PAGE: Ref = Ref::new(3);
const CONTENT: Ref = Ref::new(4);
const INFO: Ref = Ref::new(5);
const XMP: Ref = Ref::new(6);
const TREE: Ref = Ref::new(7);
const DOCUMENT: Ref = Ref::new(8);
/// The array of the structure elements in the order of the marked content, for the parent tree.
const MARKED_ELEMENTS: Ref = Ref::new(9);
const REGULAR: Ref = Ref::new(10);
const BOLD: Ref = Ref::new(12);
const FIRST_ELEMENT: i32 = 14;

/// Renders the receipt as a PDF document. The page has room for names of 200 letters.
pub fn pdf(receipt: &Receipt<'_>) -> Vec<u8> {
    let page = lay_out(receipt);
    let elements: Vec<Ref> = (FIRST_ELEMENT..).map(Ref::new).take(page.roles.len()).collect();
    let title = format!("{} – Mon espace santé", receipt.kind.title());

    let mut pdf = Pdf::new();
    let mut catalog = pdf.catalog(CATALOG);
    catalog.pages(PAGES).lang(TextStr("fr-FR")).metadata(XMP);
    catalog.mark_info().marked(true);
    catalog.viewer_preferences().display_doc_title(true);
    catalog.pair(Name(b"StructTreeRoot"), TREE);
    catalog.finish();
    pdf.document_info(INFO)
        .title(TextStr(&title))
        .author(TextStr("Mon espace santé"))
        .creator(TextStr("Mon espace santé, bac à sable"));
    pdf.metadata(XMP, xmp(&title).as_bytes());

    pdf.pages(PAGES).kids([PAGE]).count(1);
    let mut sheet = pdf.page(PAGE);
    sheet.parent(PAGES).media_box(Rect::new(0.0, 0.0, WIDTH, HEIGHT));
    sheet.contents(CONTENT).struct_parents(0);
    let mut resources = sheet.resources();
    resources.fonts().pair(Face::Regular.name(), REGULAR).pair(Face::Bold.name(), BOLD);
    resources.finish();
    sheet.finish();
    pdf.stream(CONTENT, &page.content.finish());
    Face::Regular.write(&mut pdf, REGULAR, Ref::new(REGULAR.get() + 1));
    Face::Bold.write(&mut pdf, BOLD, Ref::new(BOLD.get() + 1));

    let mut tree = pdf.indirect(TREE).start::<StructTreeRoot<'_>>();
    tree.child(DOCUMENT).parent_tree_next_key(1);
    tree.parent_tree().nums().insert(0, MARKED_ELEMENTS);
    tree.finish();
    pdf.indirect(MARKED_ELEMENTS).array().items(&elements);
    let mut document = pdf.struct_element(DOCUMENT);
    document.kind(StructRole::Document).parent(TREE);
    let mut children = document.children();
    for element in &elements {
        children.struct_element(*element);
    }
    children.finish();
    document.finish();
    for ((element, role), content_id) in elements.iter().zip(page.roles).zip(0..) {
        let mut entry = pdf.struct_element(*element);
        entry.kind(role).parent(DOCUMENT).page(PAGE);
        entry.children().marked_content_id(content_id);
    }
    pdf.finish()
}

/// Builds the XMP metadata, which some readers use instead of the document information.
fn xmp(title: &str) -> String {
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\
         <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>\
         <dc:language><rdf:Bag><rdf:li>fr-FR</rdf:li></rdf:Bag></dc:language>\
         </rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>"
    )
}

/// A4, in points.
const WIDTH: f32 = 595.0;
const HEIGHT: f32 = 842.0;
/// 25 mm, in points.
const MARGIN: f32 = 70.87;

/// Red, green and blue, from 0 to 1.
type Colour = [f32; 3];
const INK: Colour = [0.086, 0.102, 0.227];
const SOFT: Colour = [0.29, 0.314, 0.447];
const BLUE: Colour = [0.071, 0.275, 0.71];
const LINE: Colour = [0.769, 0.8, 0.894];

/// The style of a run of text; sizes in points.
#[derive(Clone, Copy)]
struct Style {
    face: Face,
    size: f32,
    leading: f32,
    colour: Colour,
    alignment: Alignment,
}

/// The horizontal alignment of a line.
#[derive(Clone, Copy)]
enum Alignment {
    /// Aligned left, with an indent in points.
    Left(f32),
    Right,
}

const TEXT: Style = Style {
    face: Face::Regular,
    size: 12.0,
    leading: 19.0,
    colour: INK,
    alignment: Alignment::Left(0.0),
};
const STRONG: Style = Style { face: Face::Bold, ..TEXT };
const DATE: Style = Style { alignment: Alignment::Right, ..TEXT };
const TITLE: Style = Style { size: 22.0, leading: 28.0, colour: BLUE, ..STRONG };
const LOGO_TEXT: Style =
    Style { size: 14.0, leading: 16.0, alignment: Alignment::Left(logo::SIDE + 12.0), ..TEXT };
const LOGO_TEXT_BOLD: Style = Style { face: Face::Bold, ..LOGO_TEXT };
const PAGE_NUMBER: Style = Style { size: 9.5, leading: 14.0, colour: SOFT, ..DATE };

/// Lays out the page, in reading order.
fn lay_out(receipt: &Receipt<'_>) -> PageBuilder {
    let Receipt { nir, holder, addressee, on, kind } = *receipt;
    let mut page =
        PageBuilder { content: Content::new(), baseline: HEIGHT - MARGIN, roles: Vec::new() };
    page.draw_header();
    page.skip(1.0);
    page.write(StructRole::P, &[(LOGO_TEXT, "mon "), (LOGO_TEXT_BOLD, "ESPACE SANTÉ")]);
    page.skip(-PAGE_NUMBER.leading);
    page.write(StructRole::P, &[(PAGE_NUMBER, "Page 1/1")]);
    page.skip(38.0);
    page.write(StructRole::P, &[(TEXT, &format!("Numéro de l’assuré\u{a0}: {nir}"))]);
    page.write(StructRole::P, &[(TEXT, &format!("Nom de l’assuré\u{a0}: {holder}"))]);
    page.skip(18.0);
    page.write(StructRole::P, &[(DATE, &format!("Le\u{a0}{on}"))]);
    page.skip(36.0);
    page.write(StructRole::H1, &[(TITLE, kind.title())]);
    page.skip(14.0);
    page.write(StructRole::P, &[(TEXT, &format!("Bonjour {addressee},"))]);
    let request = kind.request();
    let confirmation = format!("Votre demande {request} a bien été prise en compte le\u{a0}{on}.");
    for sentence in
        std::iter::once(confirmation.as_str()).chain(kind.consequences().iter().copied())
    {
        page.skip(10.0);
        page.write(StructRole::P, &[(TEXT, sentence)]);
    }
    page.skip(28.0);
    page.write(
        StructRole::P,
        &[(TEXT, "Avec toute mon attention, "), (STRONG, "Votre conseiller Mon espace santé")],
    );
    page
}

/// A page under construction, from top to bottom.
struct PageBuilder {
    content: Content,
    /// The baseline of the last line, in points from the bottom of the page.
    baseline: f32,
    /// The role of each marked content, by its identifier.
    roles: Vec<StructRole>,
}

impl PageBuilder {
    fn skip(&mut self, points: f32) {
        self.baseline -= points;
    }

    /// Writes one structure element. Each part starts a new line, and ends with a space if another
    /// part follows, so that extracted text keeps the words apart.
    fn write(&mut self, role: StructRole, parts: &[(Style, &str)]) {
        let number = i32::try_from(self.roles.len()).unwrap_or(i32::MAX);
        self.content
            .begin_marked_content_with_properties(role.to_name())
            .properties()
            .identify(number);
        self.roles.push(role);
        self.content.begin_text();
        for (style, text) in parts {
            let [red, green, blue] = style.colour;
            self.content.set_font(style.face.name(), style.size).set_fill_rgb(red, green, blue);
            let Style { face, size, leading, alignment, .. } = *style;
            let indent = if let Alignment::Left(indent) = alignment { indent } else { 0.0 };
            for line in lines(text, face, (WIDTH - 2.0 * MARGIN - indent) * 1000.0 / size) {
                self.skip(leading);
                let left = match alignment {
                    Alignment::Left(indent) => MARGIN + indent,
                    Alignment::Right => {
                        WIDTH - MARGIN - face.width(line.trim_ascii_end()) * size / 1000.0
                    }
                };
                self.content.set_text_matrix([1.0, 0.0, 0.0, 1.0, left, self.baseline]);
                self.content.show(Str(&line));
            }
        }
        self.content.end_text().end_marked_content();
    }

    /// Draws the logo and the line below it, as an artifact: screen readers read the text next to the
    /// logo instead.
    fn draw_header(&mut self) {
        let content = &mut self.content;
        content
            .begin_marked_content_with_properties(Name(b"Artifact"))
            .properties()
            .artifact()
            .kind(ArtifactType::Layout);
        let rule_y = HEIGHT - MARGIN - logo::SIDE - 20.0;
        content.set_stroke_rgb(LINE[0], LINE[1], LINE[2]).set_line_width(0.75);
        content.move_to(MARGIN, rule_y).line_to(WIDTH - MARGIN, rule_y).stroke();
        logo::draw(content, MARGIN, HEIGHT - MARGIN);
        content.end_marked_content();
    }
}
