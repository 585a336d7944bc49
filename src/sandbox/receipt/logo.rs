//! The service's logo as vector paths: the drawing of `icon.svg`, with its arcs converted to curves.

use pdf_writer::Content;
use pdf_writer::types::LineCapStyle;

/// The side of the logo, in points.
pub(super) const SIDE: f32 = 40.0;

const BLUE: [f32; 3] = [0.071, 0.275, 0.71];
const WARM: [f32; 3] = [0.957, 0.725, 0.259];
const CORAL: [f32; 3] = [0.914, 0.388, 0.369];

type Curve = [f32; 6];
/// The square, the dot and the heart: colour, starting point and curves. Straight lines close the tip of
/// the heart.
const SHAPES: &[([f32; 3], [f32; 2], &[Curve])] = &[
    (
        BLUE,
        [12.0, 0.0],
        &[
            [24.0, 0.0, 24.0, 0.0, 36.0, 0.0],
            [42.63, 0.0, 48.0, 5.37, 48.0, 12.0],
            [48.0, 24.0, 48.0, 24.0, 48.0, 36.0],
            [48.0, 42.63, 42.63, 48.0, 36.0, 48.0],
            [24.0, 48.0, 24.0, 48.0, 12.0, 48.0],
            [5.37, 48.0, 0.0, 42.63, 0.0, 36.0],
            [0.0, 24.0, 0.0, 24.0, 0.0, 12.0],
            [0.0, 5.37, 5.37, 0.0, 12.0, 0.0],
        ],
    ),
    (
        WARM,
        [38.5, 13.5],
        &[
            [38.5, 15.71, 36.71, 17.5, 34.5, 17.5],
            [32.29, 17.5, 30.5, 15.71, 30.5, 13.5],
            [30.5, 11.29, 32.29, 9.5, 34.5, 9.5],
            [36.71, 9.5, 38.5, 11.29, 38.5, 13.5],
        ],
    ),
    (
        CORAL,
        [18.1, 25.7],
        &[
            [17.18, 24.06, 17.57, 22.0, 19.01, 20.8],
            [20.46, 19.6, 22.56, 19.6, 24.0, 20.8],
            [25.44, 19.6, 27.54, 19.6, 28.99, 20.8],
            [30.43, 22.0, 30.82, 24.06, 29.9, 25.7],
            [29.9, 25.7, 24.0, 31.5, 24.0, 31.5],
        ],
    ),
];
/// The ring, with a gap behind the dot.
const RING: &[Curve] = &[
    [37.88, 26.85, 35.27, 32.66, 30.2, 35.46],
    [25.13, 38.26, 18.82, 37.36, 14.73, 33.27],
    [10.64, 29.18, 9.74, 22.87, 12.54, 17.8],
    [15.34, 12.73, 21.15, 10.12, 26.8, 11.4],
];

/// Draws the logo with its top left corner at a point.
pub(super) fn draw(content: &mut Content, left: f32, top: f32) {
    // The coordinates of `icon.svg`: 48 units wide, with the y axis downwards.
    let unit = SIDE / 48.0;
    content.save_state().transform([unit, 0.0, 0.0, -unit, left, top]);
    for (colour, [x, y], curves) in SHAPES {
        content.set_fill_rgb(colour[0], colour[1], colour[2]).move_to(*x, *y);
        for [a, b, c, d, e, f] in *curves {
            content.cubic_to(*a, *b, *c, *d, *e, *f);
        }
        content.close_path().fill_nonzero();
    }
    content.set_stroke_rgb(1.0, 1.0, 1.0).set_line_width(4.0);
    content.set_line_cap(LineCapStyle::RoundCap).move_to(36.6, 21.2);
    for [a, b, c, d, e, f] in RING {
        content.cubic_to(*a, *b, *c, *d, *e, *f);
    }
    content.stroke().restore_state();
}
