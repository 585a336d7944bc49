//! What changed between two folders of pictures: a page that shows only that.

use std::fmt::Write as _;
use std::fs;
use std::io::Cursor;
use std::path::Path;

use crate::screenshots::listed;

/// A picture, three bytes a pixel.
struct Picture {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
}

impl Picture {
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

    fn at(&self, x: usize, y: usize) -> Option<[u8; 3]> {
        let place = (y * self.width + x) * 3;
        let inside = x < self.width && y < self.height;
        inside.then(|| [self.pixels[place], self.pixels[place + 1], self.pixels[place + 2]])
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

/// Which pixels differ, in red over what is there now, pale; and how many.
fn difference(before: &Picture, after: &Picture) -> (Picture, usize) {
    const CHANGED: [u8; 3] = [216, 0, 64];
    let (width, height) = (before.width.max(after.width), before.height.max(after.height));
    let mut pixels = Vec::with_capacity(width * height * 3);
    let mut changed = 0;
    for y in 0..height {
        let row = after.row(y);
        // Most rows are as they were, and a row at once is much faster.
        if row.is_some() && before.width == after.width && before.row(y) == row {
            pixels.extend(row.unwrap_or_default().iter().copied().map(pale));
            continue;
        }
        for x in 0..width {
            let (was, is) = (before.at(x, y), after.at(x, y));
            if was == is {
                pixels.extend(is.unwrap_or([255; 3]).map(pale));
            } else {
                changed += 1;
                pixels.extend(CHANGED);
            }
        }
    }
    (Picture { width, height, pixels }, changed)
}

const HEAD: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">\
    <meta name=\"viewport\" content=\"width=device-width\"><title>What changed</title><style>\
    :root { color-scheme: light dark } body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem }\
    section { border-top: 1px solid #8888; margin-top: 2rem } div { display: flex; gap: 1rem }\
    figure { margin: 0; flex: 1 1 0; min-width: 0 } img { max-width: 100%; border: 1px solid #8888 }\
    </style>";

/// Compares the folders and writes `changed.html` in the second; says how many pictures differ.
pub fn compare(before: &Path, after: &Path, only: &str) {
    let (mut old, new) = (listed(before), listed(after));
    assert!(!old.is_empty(), "{} holds no pictures of this command", before.display());
    // Where only some were taken, the others are not gone.
    old.retain(|name| name.contains(only));
    let folder = after.join("changed");
    let _ = fs::remove_dir_all(&folder);
    let mut sections = String::new();
    let mut changed = 0;
    for name in old.intersection(&new) {
        let (was, is) = (fs::read(before.join(name)).unwrap(), fs::read(after.join(name)).unwrap());
        if was == is {
            continue;
        }
        let (picture, pixels) = difference(&Picture::read(&was), &Picture::read(&is));
        if pixels == 0 {
            continue;
        }
        changed += 1;
        let flat = name.replace('/', "-");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(format!("before-{flat}")), was).unwrap();
        fs::write(folder.join(format!("difference-{flat}")), picture.png()).unwrap();
        let _ = write!(sections, "<section><h2>{name}</h2><p>{pixels} pixels differ.</p><div>");
        for (words, source) in [
            ("Before", format!("changed/before-{flat}")),
            ("After", name.clone()),
            ("Difference", format!("changed/difference-{flat}")),
        ] {
            let _ = write!(
                sections,
                "<figure><figcaption>{words}</figcaption>\
                 <a href=\"{source}\"><img loading=\"lazy\" src=\"{source}\" alt=\"\"></a></figure>"
            );
        }
        sections.push_str("</div></section>");
    }
    let mut page = format!("{HEAD}<h1>What changed</h1>");
    let same = old.intersection(&new).count() - changed;
    let told = format!(
        "{changed} pictures changed, {same} are the same, {} are new, {} are gone.",
        new.difference(&old).count(),
        old.difference(&new).count()
    );
    let _ = write!(page, "<p>{told}</p>");
    for (title, names) in [("New", new.difference(&old)), ("Gone", old.difference(&new))] {
        let items: String = names.map(|name| format!("<li>{name}</li>")).collect();
        if !items.is_empty() {
            let _ = write!(page, "<h2>{title}</h2><ul>{items}</ul>");
        }
    }
    page.push_str(&sections);
    let place = after.join("changed.html");
    fs::write(&place, page).unwrap();
    println!("{told}\nSee {}", place.display());
}
