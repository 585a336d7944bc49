//! The drawings: our own shapes, without a real card, an emblem or a face. Each shape has a class for its role, and
//! `style/art.css` defines the colours of the roles: light, dark and forced.
//! All drawings are decoration (`aria-hidden`): the text beside them has the same content.

/// Makes the SVG of a drawing from the size of its view box and its shapes.
macro_rules! art {
    ($size:literal, $($part:expr),+ $(,)?) => {
        concat!(
            r#"<svg class="art" width="96" viewBox="0 0 "#, $size,
            r#"" aria-hidden="true" focusable="false">"#,
            $($part,)+
            "</svg>"
        )
    };
}

/// The back of a Vitale card without photo, with a ring around the card serial at the top left.
pub(crate) const VITALE_BACK: &str = art!(
    "320 200",
    r#"<rect class="a-g" width="320" height="200" rx="18"/>"#,
    r#"<path class="a-f" d="M0 142c90-46 170 36 320-18v58a18 18 0 0 1-18 18H18a18 18 0 0 1-18-18z"/>"#,
    r#"<circle class="a-w" cx="270" cy="62" r="22"/>"#,
    r#"<path class="a-l" d="M24 78h128M24 98h84"/>"#,
    r#"<rect class="a-h" x="14" y="16" width="124" height="38" rx="10"/>"#,
    r#"<text class="a-x" x="76" y="40" text-anchor="middle">802500002</text>"#,
);

/// The front of a Vitale card with photo, with a ring around the last eleven digits of the card serial at the top right.
pub(crate) const VITALE_FRONT: &str = art!(
    "320 200",
    r#"<rect class="a-g" width="320" height="200" rx="18"/>"#,
    r#"<path class="a-f" d="M0 142c90-46 170 36 320-18v58a18 18 0 0 1-18 18H18a18 18 0 0 1-18-18z"/>"#,
    r#"<path class="a-l" stroke-dasharray="5 8" d="M34 35h122"/>"#,
    r#"<rect class="a-w" x="28" y="74" width="46" height="38" rx="8"/>"#,
    r#"<path class="a-l" d="M92 86h84M92 106h52"/>"#,
    r#"<rect class="a-p" x="222" y="70" width="74" height="94" rx="8"/>"#,
    r#"<circle class="a-f" cx="259" cy="107" r="16"/>"#,
    r#"<path class="a-f" d="M230 162c0-20 12-32 29-32s29 12 29 32z"/>"#,
    r#"<rect class="a-h" x="166" y="16" width="140" height="38" rx="10"/>"#,
    r#"<text class="a-x" x="236" y="40" text-anchor="middle">0102457612 4</text>"#,
);

/// The card without photo, in a choice.
pub(crate) const VITALE_PLAIN_SMALL: &str = art!(
    "96 60",
    r#"<rect class="a-g" width="96" height="60" rx="8"/>"#,
    r#"<path class="a-f" d="M0 43c28-14 52 11 96-6v15a8 8 0 0 1-8 8H8a8 8 0 0 1-8-8z"/>"#,
    r#"<rect class="a-w" x="10" y="18" width="16" height="13" rx="3"/>"#,
    r#"<path class="a-l" d="M36 14h44M36 24h26"/>"#,
);

/// The card with photo, in a choice.
pub(crate) const VITALE_PHOTO_SMALL: &str = art!(
    "96 60",
    r#"<rect class="a-g" width="96" height="60" rx="8"/>"#,
    r#"<path class="a-f" d="M0 43c28-14 52 11 96-6v15a8 8 0 0 1-8 8H8a8 8 0 0 1-8-8z"/>"#,
    r#"<rect class="a-w" x="10" y="18" width="16" height="13" rx="3"/>"#,
    r#"<path class="a-l" d="M36 14h20M36 24h14"/>"#,
    r#"<rect class="a-p" x="64" y="9" width="24" height="32" rx="4"/>"#,
    r#"<circle class="a-f" cx="76" cy="20" r="5.5"/>"#,
    r#"<path class="a-f" d="M67 40c0-8 4-11 9-11s9 3 9 11z"/>"#,
);

/// A letter: the provisional code, sent by letter or e-mail.
pub(crate) const ITEM_CODE: &str = art!(
    "96 76",
    r#"<path class="a-t" d="M10 40C10 17 28 5 50 6s38 14 37 35-17 33-41 31S10 60 10 40z"/>"#,
    r#"<path class="a-p" d="M28 12h40v34H28z"/>"#,
    r#"<path class="a-l" d="M36 22h24M36 31h14"/>"#,
    r#"<path class="a-p" d="M16 34l32 20 32-20v30a4 4 0 0 1-4 4H20a4 4 0 0 1-4-4z"/>"#,
    r#"<circle class="a-c" cx="76" cy="32" r="8"/>"#,
);

/// A Vitale card.
pub(crate) const ITEM_CARD: &str = art!(
    "96 76",
    r#"<path class="a-t" d="M10 40C10 17 28 5 50 6s38 14 37 35-17 33-41 31S10 60 10 40z"/>"#,
    r#"<g transform="translate(14 18) rotate(-6 34 22) scale(.72)">"#,
    r#"<rect class="a-g" width="96" height="60" rx="8"/>"#,
    r#"<path class="a-f" d="M0 43c28-14 52 11 96-6v15a8 8 0 0 1-8 8H8a8 8 0 0 1-8-8z"/>"#,
    r#"<rect class="a-w" x="10" y="18" width="16" height="13" rx="3"/>"#,
    r#"<path class="a-l" d="M36 14h44M36 24h26"/>"#,
    r#"</g>"#,
);

/// A clock: the five minutes that activation takes.
pub(crate) const ITEM_TIME: &str = art!(
    "96 76",
    r#"<path class="a-t" d="M10 40C10 17 28 5 50 6s38 14 37 35-17 33-41 31S10 60 10 40z"/>"#,
    r#"<circle class="a-p" cx="48" cy="39" r="26"/>"#,
    r#"<path class="a-w" d="M48 39V17a22 22 0 0 1 19 11z"/>"#,
    r#"<path class="a-s" d="M48 24v15l10 6"/>"#,
    r#"<path class="a-l" d="M40 6h16"/>"#,
);

/// The medical profile.
pub(crate) const SERVICE_PROFILE: &str = art!(
    "96 76",
    r#"<path class="a-t" d="M10 40C10 17 28 5 50 6s38 14 37 35-17 33-41 31S10 60 10 40z"/>"#,
    r#"<rect class="a-p" x="24" y="10" width="46" height="58" rx="5"/>"#,
    r#"<path class="a-c" d="M47 40l-8.5-8.4a5.6 5.6 0 0 1 8.5-7 5.6 5.6 0 0 1 8.5 7z"/>"#,
    r#"<path class="a-l" d="M34 50h26M34 58h16"/>"#,
    r#"<rect class="a-b" x="37" y="6" width="20" height="9" rx="3"/>"#,
);

/// The documents.
pub(crate) const SERVICE_DOCUMENTS: &str = art!(
    "96 76",
    r#"<path class="a-t" d="M10 40C10 17 28 5 50 6s38 14 37 35-17 33-41 31S10 60 10 40z"/>"#,
    r#"<path class="a-p" d="M30 10h34l8 8v34H30z"/>"#,
    r#"<path class="a-l" d="M38 22h22"/>"#,
    r#"<path class="a-b" d="M16 30a4 4 0 0 1 4-4h16l6 7h34a4 4 0 0 1 4 4v27a4 4 0 0 1-4 4H20a4 4 0 0 1-4-4z"/>"#,
    r#"<circle class="a-w" cx="66" cy="54" r="6"/>"#,
);

/// The secure messages.
pub(crate) const SERVICE_MESSAGES: &str = art!(
    "96 76",
    r#"<path class="a-t" d="M10 40C10 17 28 5 50 6s38 14 37 35-17 33-41 31S10 60 10 40z"/>"#,
    r#"<path class="a-b" d="M18 14h38a6 6 0 0 1 6 6v18a6 6 0 0 1-6 6H34l-10 9v-9h-6a6 6 0 0 1-6-6V20a6 6 0 0 1 6-6z"/>"#,
    r#"<path class="a-p" d="M42 32h36a6 6 0 0 1 6 6v16a6 6 0 0 1-6 6h-4v9l-10-9H42a6 6 0 0 1-6-6V38a6 6 0 0 1 6-6z"/>"#,
    r#"<path class="a-l" d="M46 42h28M46 50h16"/>"#,
    r#"<circle class="a-w" cx="78" cy="16" r="7"/>"#,
);

/// The minors' profiles.
pub(crate) const SERVICE_FAMILY: &str = art!(
    "96 76",
    r#"<path class="a-t" d="M10 40C10 17 28 5 50 6s38 14 37 35-17 33-41 31S10 60 10 40z"/>"#,
    r#"<circle class="a-b" cx="36" cy="26" r="12"/>"#,
    r#"<path class="a-b" d="M14 66c0-16 9-25 22-25s22 9 22 25z"/>"#,
    r#"<circle class="a-w" cx="66" cy="38" r="9"/>"#,
    r#"<path class="a-c" d="M50 66c0-11 6-17 16-17s16 6 16 17z"/>"#,
);

/// The drawing beside the form of a journey: a form that is half filled in, a card, a plant.
pub(crate) const JOURNEY: &str = art!(
    "400 400",
    r#"<path class="a-t" d="M28 214C20 104 104 34 208 40s176 78 166 186-98 146-196 138S34 306 28 214z"/>"#,
    r#"<circle class="a-w" cx="318" cy="92" r="30"/>"#,
    r#"<rect class="a-p" x="108" y="82" width="184" height="238" rx="16"/>"#,
    r#"<path class="a-l" d="M176 130h84M176 182h84M176 234h60M176 286h36"/>"#,
    r#"<path class="a-s" d="M132 130l9 9 16-18M132 182l9 9 16-18M132 234l9 9 16-18"/>"#,
    r#"<circle class="a-l" cx="144" cy="286" r="10"/>"#,
    r#"<g transform="translate(214 262) rotate(-8) scale(1.35)">"#,
    r#"<rect class="a-g" width="96" height="60" rx="8"/>"#,
    r#"<path class="a-f" d="M0 43c28-14 52 11 96-6v15a8 8 0 0 1-8 8H8a8 8 0 0 1-8-8z"/>"#,
    r#"<rect class="a-w" x="10" y="18" width="16" height="13" rx="3"/>"#,
    r#"</g>"#,
    r#"<path class="a-f" d="M82 330c-34-20-42-56-30-92 28 18 40 52 30 92z"/>"#,
    r#"<path class="a-g" d="M84 332c-4-36 10-62 40-76 8 34-8 62-40 76z"/>"#,
    r#"<path class="a-c" d="M58 328h52l-7 34H65z"/>"#,
);

/// The drawing of the home pages: the space on a telephone, with its content around it.
pub(crate) const HERO: &str = art!(
    "480 400",
    r#"<path class="a-t" d="M30 220C16 104 116 26 244 34s214 80 206 190-110 152-232 146S44 330 30 220z"/>"#,
    r#"<circle class="a-w" cx="392" cy="84" r="32"/>"#,
    r#"<rect class="a-p" x="162" y="50" width="160" height="302" rx="26"/>"#,
    r#"<path class="a-b" d="M164 96V76a24 24 0 0 1 24-24h108a24 24 0 0 1 24 24v20z"/>"#,
    r#"<path class="a-c" d="M242 176l-24-24a16 16 0 0 1 24-20 16 16 0 0 1 24 20z"/>"#,
    r#"<path class="a-l" d="M190 208h104M190 230h70M190 274h104M190 296h52"/>"#,
    r#"<rect class="a-p" x="64" y="128" width="126" height="76" rx="14"/>"#,
    r#"<circle class="a-b" cx="96" cy="158" r="11"/>"#,
    r#"<path class="a-b" d="M76 190c0-14 8-20 20-20s20 6 20 20z"/>"#,
    r#"<path class="a-l" d="M132 156h36M132 176h22"/>"#,
    r#"<path class="a-p" d="M296 196h110a14 14 0 0 1 14 14v46a14 14 0 0 1-14 14h-10v20l-24-20h-76a14 14 0 0 1-14-14v-46a14 14 0 0 1 14-14z"/>"#,
    r#"<path class="a-s" d="M312 234l12 12 20-24"/>"#,
    r#"<path class="a-l" d="M360 226h34M360 244h20"/>"#,
    r#"<path class="a-f" d="M104 352c-36-22-44-60-32-98 30 18 42 56 32 98z"/>"#,
    r#"<path class="a-g" d="M106 354c-4-38 12-66 44-80 8 36-10 66-44 80z"/>"#,
    r#"<path class="a-c" d="M78 350h56l-8 34H86z"/>"#,
);

/// A check mark: an operation is done.
pub(crate) const SUCCESS: &str = art!(
    "96 96",
    r#"<circle class="a-t" cx="48" cy="48" r="48"/>"#,
    r#"<circle class="a-b" cx="48" cy="48" r="32"/>"#,
    r#"<path class="a-o" d="M34 49l10 10 19-21"/>"#,
    r#"<circle class="a-w" cx="84" cy="16" r="6"/>"#,
    r#"<circle class="a-c" cx="10" cy="78" r="4"/>"#,
);

/// A padlock: access is closed, or data is protected.
pub(crate) const LOCK: &str = art!(
    "96 76",
    r#"<path class="a-t" d="M10 40C10 17 28 5 50 6s38 14 37 35-17 33-41 31S10 60 10 40z"/>"#,
    r#"<path class="a-s" d="M36 36V25a12 12 0 0 1 24 0v11"/>"#,
    r#"<rect class="a-p" x="26" y="34" width="44" height="34" rx="6"/>"#,
    r#"<circle class="a-w" cx="48" cy="48" r="5"/>"#,
    r#"<path class="a-s" d="M48 51v7"/>"#,
);
