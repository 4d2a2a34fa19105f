//! `hoshin new`: a few questions, and a first plan.

use std::io::{self, IsTerminal};
use std::path::Path;

use clap::ValueEnum;
use dialoguer::console::Term;
use dialoguer::theme::{ColorfulTheme, SimpleTheme, Theme};
use dialoguer::{Input, Select};
use hoshin_interop::files::write_new;
use hoshin_interop::{Problems, StarterRequest, starter};

use crate::arguments::{Framework, New};
use crate::screen::Screen;

pub(crate) fn new(wanted: &New, screen: &Screen) -> Result<(), Problems> {
    let is_printed = wanted.output.as_os_str() == "-";
    if !is_printed && wanted.output.exists() {
        // Better said before the questions than after.
        write_new(&wanted.output, "")?;
    }
    let mut request = StarterRequest {
        framework: wanted.framework.map(word).unwrap_or_default(),
        name: wanted.name.clone(),
        vision: wanted.vision.clone(),
        drivers: wanted.drivers.clone(),
        owners: wanted.owners.clone(),
        date: wanted.as_of.clone().unwrap_or_else(crate::today),
    };
    if !wanted.no_questions && io::stdin().is_terminal() && io::stderr().is_terminal() {
        ask(&mut request, screen).map_err(|error| {
            // Whoever breaks off wants to see the cursor again.
            let _ = Term::stderr().show_cursor();
            Problems::one(
                "usage",
                format!("no answer: {error}"),
                "give the answers as arguments: `hoshin new --help`",
            )
        })?;
    }
    if request.framework.is_empty() {
        request.framework = word(Framework::All);
    }
    let text = starter(&request)?;
    if is_printed {
        return screen.print(&text);
    }
    write_new(&wanted.output, &text)?;
    let path = shell_word(&wanted.output);
    screen.remark(&format!("wrote {}; `hoshin check {path}` checks it", wanted.output.display()));
    Ok(())
}

/// Asks for whatever is not known yet. What is left empty stays unknown.
fn ask(request: &mut StarterRequest, screen: &Screen) -> dialoguer::Result<()> {
    let theme: &dyn Theme = if screen.color { &ColorfulTheme::default() } else { &SimpleTheme };
    if request.framework.is_empty() {
        let choices = Framework::value_variants();
        let shown: Vec<String> =
            choices.iter().map(|choice| format!("{:7} {}", word(*choice), about(*choice))).collect();
        let all = choices.iter().position(|choice| *choice == Framework::All).unwrap_or_default();
        let chosen = Select::with_theme(theme)
            .with_prompt("Which frameworks")
            .items(&shown)
            .default(all)
            .interact()?;
        request.framework = choices.get(chosen).copied().map(word).unwrap_or_default();
    }
    let line = |prompt: &str| -> dialoguer::Result<Option<String>> {
        let answer: String =
            Input::with_theme(theme).with_prompt(prompt).allow_empty(true).interact_text()?;
        Ok(Some(answer.trim().to_owned()).filter(|answer| !answer.is_empty()))
    };
    let list = |known: &mut Vec<String>, first: &str, next: &str| -> dialoguer::Result<()> {
        if known.is_empty() {
            let mut prompt = first;
            while let Some(answer) = line(prompt)? {
                known.push(answer);
                prompt = next;
            }
        }
        Ok(())
    };
    if request.name.is_none() {
        request.name = line("What is it the plan of (empty for an example)")?;
    }
    if request.vision.is_none() {
        request.vision = line("The vision: where does all of it lead")?;
    }
    list(
        &mut request.drivers,
        "A driver: a direction for several years",
        "Another driver, at most seven in all (empty to go on)",
    )?;
    list(&mut request.owners, "Who answers for the whole", "Who else answers for something (empty to finish)")
}

fn word(framework: Framework) -> String {
    framework.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}

fn about(framework: Framework) -> String {
    let value = framework.to_possible_value();
    value.and_then(|value| value.get_help().map(ToString::to_string)).unwrap_or_default()
}

/// A path as one word of a shell.
fn shell_word(path: &Path) -> String {
    let path = path.display().to_string();
    let is_plain = |c: char| c.is_alphanumeric() || "/._-+\\:".contains(c);
    if path.chars().all(is_plain) { path } else { format!("'{path}'") }
}
