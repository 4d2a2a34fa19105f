//! `hoshin show`, `hoshin report` and `hoshin calendar`.

use std::path::Path;

use hoshin_interop::files::{is_plan, write_whole};
use hoshin_interop::{LookOptions, OpenPlan, Problems};

use crate::arguments::{Calendar, Look, Page, Show};
use crate::question;
use crate::screen::Screen;
use crate::what_if::check;

pub(crate) fn show(wanted: &Show, screen: &Screen) -> Result<(), Problems> {
    let format = format(wanted.format.as_deref(), wanted.output.as_deref());
    let (plan, options) = looked(&wanted.look, screen)?;
    put(&plan.show(&wanted.view, format, &options)?, wanted.output.as_deref(), screen)
}

/// The format that is asked for, else the one that the ending of the output tells, else Markdown.
fn format<'w>(asked: Option<&'w str>, output: Option<&'w Path>) -> &'w str {
    let ending = output.and_then(Path::extension).and_then(|ending| ending.to_str());
    let known = |ending: &&str| hoshin_interop::view_formats().contains(ending);
    asked.or(ending.filter(known)).unwrap_or("md")
}

pub(crate) fn report(wanted: &Page, screen: &Screen) -> Result<(), Problems> {
    let (plan, options) = looked(&wanted.look, screen)?;
    put(&plan.page(&options)?, wanted.output.as_deref(), screen)
}

pub(crate) fn calendar(wanted: &Calendar, screen: &Screen) -> Result<(), Problems> {
    let (plan, options) = looked(&wanted.look, screen)?;
    let output = wanted.output.as_deref();
    let text = if wanted.agenda {
        plan.agenda(wanted.on.as_deref(), format(wanted.format.as_deref(), output), &options)
    } else {
        plan.calendar(&options)
    };
    put(&text?, output, screen)
}

fn looked(look: &Look, screen: &Screen) -> Result<(OpenPlan, LookOptions), Problems> {
    let options =
        LookOptions { of: look.of.clone(), check: check(&look.judged)?, policy: look.judged.policy.clone() };
    Ok((question::open(look.plan.as_deref(), screen)?, options))
}

/// Writes a file whole, or to the standard output.
fn put(text: &str, output: Option<&Path>, screen: &Screen) -> Result<(), Problems> {
    let text = if text.ends_with('\n') { text.to_owned() } else { format!("{text}\n") };
    let Some(output) = output else { return screen.print(&text) };
    if output.is_file() && is_plan(output) {
        let message = format!("`{}` is a plan, and is not overwritten", output.display());
        return Err(Problems::one("usage", message, "give the file another name"));
    }
    write_whole(output, &mut |out| out.write_all(text.as_bytes()))
}
