//! `cargo xtask widths`: the table of how wide letters are, from the font itself. Without a word it compares the table that
//! is checked in, `bless` rewrites it; the files of the font may be named after that.

use std::fmt::Write as _;
use std::fs;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use ttf_parser::Face;

use xtask::step::root;
use xtask::told::{Trouble, at, file_trouble};

/// Where the table is.
const TABLE: &str = "crates/hoshin-view/src/drawing/widths.rs";

/// The faces: what each constant is, its name, and the file.
const FACES: [(&str, &str, &str); 2] =
    [("regular", "REGULAR", "LiberationSans-Regular.ttf"), ("bold", "BOLD", "LiberationSans-Bold.ttf")];

/// Where systems keep the font.
const FOLDERS: [&str; 5] = [
    "/usr/share/fonts/truetype/liberation2",
    "/usr/share/fonts/truetype/liberation",
    "/usr/share/fonts/liberation-sans-fonts",
    "/usr/share/fonts/liberation",
    "/usr/share/fonts/TTF",
];

const REMEDY: &str = "install Liberation Sans 2, on Debian with `apt install fonts-liberation2`, or name its two files: \
                      `cargo xtask widths REGULAR.ttf BOLD.ttf`";

/// The characters in the table: Latin, Greek, Cyrillic and Hebrew letters, punctuation, and signs that views write.
const RANGES: [RangeInclusive<u32>; 11] = [
    0x0020..=0x007e,
    0x00a0..=0x017f,
    0x0386..=0x03ce,
    0x0400..=0x045f,
    0x05d0..=0x05ea,
    0x2010..=0x2027,
    0x2030..=0x203a,
    0x20ac..=0x20ac,
    0x2190..=0x2195,
    0x2212..=0x2212,
    0x2260..=0x2265,
];

/// Compares the table, or rewrites it.
pub(crate) fn run(arguments: &[String]) -> bool {
    let is_bless = arguments.first().is_some_and(|word| word == "bless");
    let files = arguments.get(usize::from(is_bless)..).unwrap_or_default();
    done(is_bless, files).inspect_err(Trouble::complain).is_ok()
}

fn done(is_bless: bool, files: &[String]) -> Result<(), Trouble> {
    let path = root().join(TABLE);
    let table = table(files)?;
    if is_bless {
        at(&path, fs::write(&path, table))?;
        println!("wrote {TABLE}");
        return Ok(());
    }
    if at(&path, fs::read_to_string(&path))? == table {
        println!("{TABLE} is what the font says");
        return Ok(());
    }
    Err(Trouble::new(
        format!("{TABLE} is not what the font says"),
        "see whether the font is another version, or run `cargo xtask widths bless`",
    ))
}

fn table(files: &[String]) -> Result<String, Trouble> {
    let mut out = String::from(HEAD);
    for (place, (what, name, file)) in FACES.into_iter().enumerate() {
        let path = files.get(place).map(PathBuf::from).or_else(|| found(file));
        let path = path.ok_or_else(|| Trouble::new(format!("there is no `{file}`"), REMEDY))?;
        let bytes = at(&path, fs::read(&path))?;
        let face = Face::parse(&bytes, 0).map_err(|error| file_trouble(&path, error))?;
        let count = RANGES.len();
        // Writing into a string cannot fail.
        let _ = write!(
            out,
            "\n/// Of the {what} face.\n#[rustfmt::skip]\npub(super) const {name}: [Run; {count}] = [\n"
        );
        for range in RANGES {
            out += &row(&face, range);
        }
        out.push_str("];\n");
    }
    Ok(out)
}

const HEAD: &str = "\
//! How wide each character of Liberation Sans 2 is, written by `cargo xtask widths bless` from its tables. Arial, Helvetica
//! and Arimo have the same widths, so that what is measured here holds on nearly every machine. INVARIANT: rows stand by
//! rising code point.

/// The widths of characters in a row: the first code point, and thousandths of the size of the font; 0 where it has none.
pub(super) type Run = (u32, &'static [u16]);
";

fn found(file: &str) -> Option<PathBuf> {
    FOLDERS.iter().map(|folder| Path::new(folder).join(file)).find(|path| path.is_file())
}

/// The widths of a range, in lines that are not too long.
fn row(face: &Face<'_>, range: RangeInclusive<u32>) -> String {
    let mut out = format!("    ({:#06x}, &[\n", range.start());
    let mut line = String::new();
    for code in range {
        let width = format!("{},", thousandths(face, code));
        if line.len() + width.len() + 1 > 110 {
            let _ = writeln!(out, "       {line}");
            line.clear();
        }
        let _ = write!(line, " {width}");
    }
    let _ = writeln!(out, "       {line}\n    ]),");
    out
}

/// How wide a character is, rounded to a thousandth of the size of the font; 0 if the font lacks it.
fn thousandths(face: &Face<'_>, code: u32) -> u32 {
    let glyph = char::from_u32(code).and_then(|character| face.glyph_index(character));
    let advance = glyph.and_then(|glyph| face.glyph_hor_advance(glyph)).map_or(0, u32::from);
    let size = u32::from(face.units_per_em());
    (advance * 1000 + size / 2) / size
}
