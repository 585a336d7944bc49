//! The Helvetica font of a receipt: its encoding, its widths, and the breaking of text into lines.

use pdf_writer::types::FontFlags;
use pdf_writer::{Name, Pdf, Rect, Ref};

/// A face of Helvetica, a standard font of PDF readers.
#[derive(Clone, Copy)]
pub(super) enum Face {
    Regular,
    Bold,
}

impl Face {
    pub(super) fn name(self) -> Name<'static> {
        match self {
            Self::Regular => Name(b"Regular"),
            Self::Bold => Name(b"Bold"),
        }
    }

    fn widths(self) -> &'static [u16; 224] {
        match self {
            Self::Regular => &HELVETICA,
            Self::Bold => &HELVETICA_BOLD,
        }
    }

    /// Returns the width of a WinAnsi text, in thousandths of the font size.
    pub(super) fn width(self, text: &[u8]) -> f32 {
        let width =
            |byte: &u8| self.widths().get(usize::from(*byte) - 32).copied().map_or(0.0, f32::from);
        text.iter().map(width).sum()
    }

    /// Writes the font and its descriptor; no font file is embedded.
    pub(super) fn write(self, pdf: &mut Pdf, id: Ref, descriptor: Ref) {
        let (name, bounds, stem): (Name<'_>, _, _) = match self {
            Self::Regular => (Name(b"Helvetica"), Rect::new(-166.0, -225.0, 1000.0, 931.0), 76.0),
            Self::Bold => {
                (Name(b"Helvetica-Bold"), Rect::new(-170.0, -228.0, 1003.0, 962.0), 118.0)
            }
        };
        pdf.type1_font(id)
            .base_font(name)
            .encoding_predefined(Name(b"WinAnsiEncoding"))
            .first_char(32)
            .last_char(255)
            .widths(self.widths().iter().copied().map(f32::from))
            .font_descriptor(descriptor);
        pdf.font_descriptor(descriptor)
            .name(name)
            .flags(FontFlags::NON_SYMBOLIC)
            .bbox(bounds)
            .italic_angle(0.0)
            .ascent(718.0)
            .descent(-207.0)
            .cap_height(718.0)
            .stem_v(stem);
    }
}

/// The WinAnsi byte of a no-break space, replaced by a space once the lines are broken.
const NO_BREAK_SPACE: u8 = 0xa0;

/// Encodes a text in WinAnsi and breaks it into lines of at most `limit` thousandths of the font
/// size. A line keeps its trailing space if a word follows, so that screen readers do not join two
/// words; a word longer than a line is split.
pub(super) fn lines(text: &str, face: Face, limit: f32) -> Vec<Vec<u8>> {
    let text: Vec<u8> = text.chars().map(win_ansi).collect();
    let mut lines = Vec::new();
    let mut line: Vec<u8> = Vec::new();
    for word in text.split(|byte| *byte == b' ') {
        if !line.is_empty() {
            line.push(b' ');
            if face.width(&line) + face.width(word) > limit {
                lines.push(std::mem::take(&mut line));
            }
        }
        for byte in word {
            if face.width(&line) + face.width(&[*byte]) > limit {
                lines.push(std::mem::take(&mut line));
            }
            line.push(*byte);
        }
    }
    lines.push(line);
    for byte in lines.iter_mut().flatten().filter(|byte| **byte == NO_BREAK_SPACE) {
        *byte = b' ';
    }
    lines
}

fn win_ansi(letter: char) -> u8 {
    match letter {
        '\u{a0}' | '\u{202f}' => NO_BREAK_SPACE,
        ' '..='~' | '¡'..='ÿ' => u8::try_from(letter).unwrap_or(b'?'),
        '’' => 0x92,
        '‘' => 0x91,
        '“' => 0x93,
        '”' => 0x94,
        '–' => 0x96,
        '—' => 0x97,
        '…' => 0x85,
        '€' => 0x80,
        'Š' => 0x8a,
        'š' => 0x9a,
        'Œ' => 0x8c,
        'œ' => 0x9c,
        'Ž' => 0x8e,
        'ž' => 0x9e,
        'Ÿ' => 0x9f,
        _ => b'?',
    }
}

/// Adobe's glyph widths from the space to `ÿ`, in WinAnsi order.
#[rustfmt::skip]
const HELVETICA: [u16; 224] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    350, 556, 350, 222, 556, 333, 1000, 556, 556, 333, 1000, 667, 333, 1000, 350, 611, 350, 350,
    222, 222, 333, 333, 350, 556, 1000, 333, 1000, 500, 333, 944, 350, 500, 667, 278, 333, 556, 556,
    556, 556, 260, 556, 333, 737, 370, 556, 584, 333, 737, 333, 400, 584, 333, 333, 333, 556, 537,
    278, 333, 333, 365, 556, 834, 834, 834, 611, 667, 667, 667, 667, 667, 667, 1000, 722, 667, 667,
    667, 667, 278, 278, 278, 278, 722, 722, 778, 778, 778, 778, 778, 584, 778, 722, 722, 722, 722,
    667, 667, 611, 556, 556, 556, 556, 556, 556, 889, 500, 556, 556, 556, 556, 278, 278, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 584, 611, 556, 556, 556, 556, 500, 556, 500,
];
#[rustfmt::skip]
const HELVETICA_BOLD: [u16; 224] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667,
    611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556,
    278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
    350, 556, 350, 278, 556, 500, 1000, 556, 556, 333, 1000, 667, 333, 1000, 350, 611, 350, 350,
    278, 278, 500, 500, 350, 556, 1000, 333, 1000, 556, 333, 944, 350, 500, 667, 278, 333, 556, 556,
    556, 556, 280, 556, 333, 737, 370, 556, 584, 333, 737, 333, 400, 584, 333, 333, 333, 611, 556,
    278, 333, 333, 365, 556, 834, 834, 834, 611, 722, 722, 722, 722, 722, 722, 1000, 722, 667, 667,
    667, 667, 278, 278, 278, 278, 722, 722, 778, 778, 778, 778, 778, 584, 778, 722, 722, 722, 722,
    667, 667, 611, 556, 556, 556, 556, 556, 556, 889, 556, 556, 556, 556, 556, 278, 278, 278, 278,
    611, 611, 611, 611, 611, 611, 611, 584, 611, 611, 611, 611, 611, 556, 611, 556,
];
