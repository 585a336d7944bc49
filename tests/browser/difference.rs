//! Compares two folders of screenshots and writes a page that shows only the differences.

use std::fmt::Write as _;
use std::fs;
use std::io::Cursor;
use std::path::Path;

use crate::screenshots::listed_screenshots;

/// An image of three bytes per pixel.
struct Image {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
}

impl Image {
    fn read(png: &[u8]) -> Self {
        let mut decoder = png::Decoder::new(Cursor::new(png));
        decoder.set_transformations(png::Transformations::normalize_to_color8());
        let mut reader = decoder.read_info().unwrap();
        let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut bytes).unwrap();
        bytes.truncate(info.buffer_size());
        let samples = info.color_type.samples();
        let pixels = match samples {
            1 | 2 => bytes.chunks(samples).flat_map(|pixel| [pixel[0]; 3]).collect(),
            _ => bytes.chunks(samples).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect(),
        };
        Self { width: info.width as usize, height: info.height as usize, pixels }
    }

    fn pixel(&self, x: usize, y: usize) -> Option<[u8; 3]> {
        let start = (y * self.width + x) * 3;
        let inside = x < self.width && y < self.height;
        inside.then(|| [self.pixels[start], self.pixels[start + 1], self.pixels[start + 2]])
    }

    fn row(&self, y: usize) -> Option<&[u8]> {
        self.pixels.get(y * self.width * 3..(y + 1) * self.width * 3)
    }

    fn png(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let size = (u32::try_from(self.width).unwrap(), u32::try_from(self.height).unwrap());
        let mut encoder = png::Encoder::new(&mut bytes, size.0, size.1);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_compression(png::Compression::Fast);
        encoder.write_header().unwrap().write_image_data(&self.pixels).unwrap();
        bytes
    }
}

fn pale(colour: u8) -> u8 {
    191 + colour / 4
}

/// An image with the changed pixels in red over a pale copy of `after`, and the number of changed pixels.
fn difference(before: &Image, after: &Image) -> (Image, usize) {
    const CHANGED: [u8; 3] = [216, 0, 64];
    let (width, height) = (before.width.max(after.width), before.height.max(after.height));
    let mut pixels = Vec::with_capacity(width * height * 3);
    let mut changed = 0;
    for y in 0..height {
        let row = after.row(y);
        // Most rows are unchanged, and comparing a row at once is much faster.
        if row.is_some() && before.width == after.width && before.row(y) == row {
            pixels.extend(row.unwrap_or_default().iter().copied().map(pale));
            continue;
        }
        for x in 0..width {
            let (old, new) = (before.pixel(x, y), after.pixel(x, y));
            if old == new {
                pixels.extend(new.unwrap_or([255; 3]).map(pale));
            } else {
                changed += 1;
                pixels.extend(CHANGED);
            }
        }
    }
    (Image { width, height, pixels }, changed)
}

const HEAD: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">\
    <meta name=\"viewport\" content=\"width=device-width\"><title>Changed screenshots</title><style>\
    :root { color-scheme: light dark } body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem }\
    section { border-top: 1px solid #8888; margin-top: 2rem } div { display: flex; gap: 1rem }\
    figure { margin: 0; flex: 1 1 0; min-width: 0 } img { max-width: 100%; border: 1px solid #8888 }\
    </style>";

/// Compares the folders, writes `changed.html` into `after` and prints how many screenshots differ. `only`
/// is the filter with which `after` was made.
pub fn compare(before: &Path, after: &Path, only: &str) {
    let (mut old, new) = (listed_screenshots(before), listed_screenshots(after));
    assert!(!old.is_empty(), "{} contains no screenshots made by this command", before.display());
    // Screenshots that the filter left out are not missing.
    old.retain(|name| name.contains(only));
    let folder = after.join("changed");
    let _ = fs::remove_dir_all(&folder);
    let mut sections = String::new();
    let mut changed = 0;
    for name in old.intersection(&new) {
        let (old_png, new_png) =
            (fs::read(before.join(name)).unwrap(), fs::read(after.join(name)).unwrap());
        if old_png == new_png {
            continue;
        }
        let (image, pixels) = difference(&Image::read(&old_png), &Image::read(&new_png));
        if pixels == 0 {
            continue;
        }
        changed += 1;
        let flat = name.replace('/', "-");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(format!("before-{flat}")), old_png).unwrap();
        fs::write(folder.join(format!("difference-{flat}")), image.png()).unwrap();
        let _ = write!(sections, "<section><h2>{name}</h2><p>{pixels} pixels differ.</p><div>");
        for (caption, source) in [
            ("Before", format!("changed/before-{flat}")),
            ("After", name.clone()),
            ("Difference", format!("changed/difference-{flat}")),
        ] {
            let _ = write!(
                sections,
                "<figure><figcaption>{caption}</figcaption>\
                 <a href=\"{source}\"><img loading=\"lazy\" src=\"{source}\" alt=\"\"></a></figure>"
            );
        }
        sections.push_str("</div></section>");
    }
    let mut page = format!("{HEAD}<h1>Changed screenshots</h1>");
    let same = old.intersection(&new).count() - changed;
    let summary = format!(
        "{changed} screenshots changed, {same} are identical, {} are new, {} are missing.",
        new.difference(&old).count(),
        old.difference(&new).count()
    );
    let _ = write!(page, "<p>{summary}</p>");
    for (title, names) in [("New", new.difference(&old)), ("Missing", old.difference(&new))] {
        let items: String = names.map(|name| format!("<li>{name}</li>")).collect();
        if !items.is_empty() {
            let _ = write!(page, "<h2>{title}</h2><ul>{items}</ul>");
        }
    }
    page.push_str(&sections);
    let path = after.join("changed.html");
    fs::write(&path, page).unwrap();
    println!("{summary}\nSee {}", path.display());
}
