//! The pages themselves: each document in the frame of the site, the front page, and what is copied.

use std::collections::HashMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

use askama::Template;

use super::chapters::{COPIES, Chapter, PARTS, all};
use super::markdown::{Body, Lead, body};

/// A document as a page.
#[derive(Template)]
#[template(path = "page.html")]
struct Page<'p> {
    chapter: Chapter,
    body: &'p Body,
    /// The way from the page to the root of the site: nothing, or `../`.
    root: &'p str,
    before: Option<Chapter>,
    after: Option<Chapter>,
}

/// What a visitor sees first.
#[derive(Template)]
#[template(path = "front.html")]
struct Front<'p> {
    plan: &'p str,
    said: &'p str,
}

impl Page<'_> {
    #[expect(clippy::unused_self, reason = "templates call methods")]
    fn parts(&self) -> [(&'static str, &'static [Chapter]); 3] {
        PARTS
    }

    /// The second headings, where there are few enough to be read as contents.
    fn sections(&self) -> &[(String, String)] {
        if (2..=30).contains(&self.body.sections.len()) { &self.body.sections } else { &[] }
    }
}

/// Writes every page into a folder.
///
/// # Errors
///
/// In words, the first file that cannot be read or written, and the first link that leads nowhere.
pub(crate) fn write(repository: &Path, folder: &Path) -> Result<(), String> {
    let mut places: HashMap<PathBuf, String> =
        all().map(|chapter| (PathBuf::from(chapter.from), chapter.to.to_owned())).collect();
    // What is not made of a document.
    for (from, to) in
        [("README.md", "index.html"), ("examples/web", "playground/"), ("examples/okr-app", "okr-app/")]
    {
        places.insert(PathBuf::from(from), to.to_owned());
    }
    places.extend(copied(repository, folder)?);
    let chapters: Vec<Chapter> = all().collect();
    for (place, chapter) in chapters.iter().enumerate() {
        let text = read(&repository.join(chapter.from))?;
        let root = if chapter.to.contains('/') { "../" } else { "" };
        let lead = |to: &str| leads(to, chapter.from, root, &places, repository);
        let body = body(&text, &lead).map_err(|reason| format!("{}: {reason}", chapter.from))?;
        let before = place.checked_sub(1).and_then(|before| chapters.get(before)).copied();
        let after = chapters.get(place + 1).copied();
        let page = Page { chapter: *chapter, body: &body, root, before, after };
        put(&folder.join(chapter.to), &rendered(&page)?)?;
    }
    let readme = read(&repository.join("README.md"))?;
    let fence = |language: &str| {
        let (_, rest) = readme.split_once(&format!("```{language}\n"))?;
        rest.split_once("\n```").map(|(code, _)| code)
    };
    let missing = "the README has no plan and no report to show";
    let front = Front { plan: fence("yaml").ok_or(missing)?, said: fence("text").ok_or(missing)? };
    put(&folder.join("index.html"), &rendered(&front)?)?;
    put(&folder.join("site.css"), include_str!("../templates/site.css"))
}

/// Copies what is shown as it is, and tells where each file stands on the site.
fn copied(repository: &Path, folder: &Path) -> Result<Vec<(PathBuf, String)>, String> {
    let mut places = Vec::new();
    for (from, endings, to) in COPIES {
        let source = repository.join(from);
        let entries = fs::read_dir(&source).map_err(|error| format!("{}: {error}", source.display()))?;
        for path in entries.flatten().map(|entry| entry.path()) {
            let is_wanted = path.extension().is_some_and(|ending| endings.iter().any(|of| ending == *of));
            let Some(name) = path.file_name().filter(|_| is_wanted) else { continue };
            let target = folder.join(to).join(name);
            make_room(&target)?;
            fs::copy(&path, &target).map_err(|error| format!("{}: {error}", target.display()))?;
            let name = name.to_string_lossy();
            let place = if to.is_empty() { name.clone().into_owned() } else { format!("{to}/{name}") };
            places.push((Path::new(from).join(&*name), place));
        }
    }
    Ok(places)
}

/// Where a link of a document leads to on the site.
fn leads(
    to: &str,
    from: &str,
    root: &str,
    places: &HashMap<PathBuf, String>,
    repository: &Path,
) -> Option<Lead> {
    if to.starts_with('#') || to.starts_with("https://") {
        return Some(Lead::To(to.to_owned()));
    }
    let (path, place) = to.split_once('#').map_or((to, None), |(path, place)| (path, Some(place)));
    let mut whole = PathBuf::new();
    for part in Path::new(from).parent()?.join(path).components() {
        match part {
            Component::Normal(name) => whole.push(name),
            Component::ParentDir => {
                whole.pop();
            }
            _ => {}
        }
    }
    match places.get(&whole) {
        Some(page) => {
            let place = place.map(|place| format!("#{place}")).unwrap_or_default();
            Some(Lead::To(format!("{root}{page}{place}")))
        }
        None => repository.join(&whole).exists().then_some(Lead::Aside),
    }
}

fn rendered(page: &impl Template) -> Result<String, String> {
    page.render().map_err(|error| error.to_string())
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn put(path: &Path, text: &str) -> Result<(), String> {
    make_room(path)?;
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

fn make_room(path: &Path) -> Result<(), String> {
    let Some(folder) = path.parent() else { return Ok(()) };
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))
}
