//! Names that tell of work, not of what the work is good for.

/// Words with which work begins. `launch`, `implement`, `hold` and `create` are those of the rule, `consult`, `help`,
/// `analyse` and `participate` those of Google's guide to key results, the others our choice.
const VERBS: &[&str] = &[
    "launch",
    "implement",
    "hold",
    "create",
    "consult",
    "help",
    "analyse",
    "analyze",
    "participate",
    "introduce",
    "organise",
    "organize",
    "conduct",
    "establish",
    "write",
    "publish",
    "prepare",
    "develop",
    "install",
    "deploy",
    "migrate",
    "attend",
    "facilitate",
    "investigate",
    "roll out",
    "set up",
    "carry out",
    "kick off",
    "work on",
];

/// Words that are as often names of things (`build time`, `review of contracts`): work only where it is said of what.
const EITHER: &[&str] = &[
    "build", "design", "run", "plan", "release", "ship", "document", "review", "research", "draft", "define",
    "train", "hire", "start", "host", "test", "update", "complete", "finish",
];

/// Words that say of what.
const OF_WHAT: &[&str] =
    &["a", "an", "the", "our", "all", "each", "every", "new", "two", "three", "four", "five"];

/// Whether a name tells of an activity. It knows English only.
pub fn is_activity(name: &str) -> bool {
    let mut words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let Some(first) = words.next().map(str::to_lowercase) else { return false };
    let second = words.next().map(str::to_lowercase).unwrap_or_default();
    let is_verb = |verb: &&str| match verb.split_once(' ') {
        Some((one, other)) => one == first && other == second,
        None => *verb == first,
    };
    let is_of_what = OF_WHAT.contains(&&*second) || second.starts_with(|c: char| c.is_ascii_digit());
    // `Launch of the app` names the event; whether it went well may still be an outcome.
    (VERBS.iter().any(is_verb) && second != "of") || (EITHER.contains(&&*first) && is_of_what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_told_from_outcomes() {
        for name in [
            "Launch the new website",
            "launch app",
            "“Hold” ten workshops",
            "Implement SMED",
            "Create a style guide",
            "Roll out single sign-on",
            "Set-up of tools by May",
            "Run 3 experiments",
            "Build a knowledge base",
        ] {
            assert!(is_activity(name), "{name}");
        }
        for name in [
            "",
            "Launch of the app without an incident",
            "Holdings below 3 %",
            "Build time under five minutes",
            "Review cycle halved",
            "Roll forming without scrap",
            "Set of tools in use",
            "One page instead of three",
            "Reduce churn",
            "Deliver on time",
            "Einführung des Systems",
        ] {
            assert!(!is_activity(name), "{name}");
        }
    }
}
