//! What can be judged only when everything has been read.

use std::collections::HashSet;

use super::reader::Reader;
use crate::format::read_error::Fault;
use crate::metamodel::{NodeKind, Practice};
use crate::model::{AnyHandle, Node, Place, Plan};
use crate::value::Framework;
use crate::value::datum::Span;
use crate::value::words_macro::unknown_word;

/// The words of a plan that its nodes may use: looked up for each node, and there may be many.
struct Known<'p> {
    levels: HashSet<&'p str>,
    frameworks: HashSet<&'p str>,
}

impl<'p> Known<'p> {
    fn of(plan: &'p Plan) -> Self {
        let frameworks = plan.header().frameworks.iter().map(|(id, _)| id).collect();
        Self { levels: plan.ladder().into_iter().collect(), frameworks }
    }

    fn framework(&self, framework: &Framework) -> bool {
        framework.is_built_in() || self.frameworks.contains(framework.as_str())
    }
}

impl Reader<'_> {
    pub(super) fn check_whole(&mut self) {
        let mut faults = Vec::new();
        for (node, error) in self.builder.faults() {
            let key = if error.code() == "illegal-move" { "catchball" } else { "" };
            faults.push(Fault::new(error.code(), error.to_string(), error.help(), self.place(node, key)));
        }
        let plan = self.builder.so_far();
        let known = Known::of(plan);
        for node in plan.nodes() {
            faults.extend(self.words(node, &known));
            for kpi in node.effects() {
                if let Err(error) = plan.resolve(kpi, &[NodeKind::Kpi]) {
                    faults.push(Fault::new(
                        error.code(),
                        error.to_string(),
                        error.help(),
                        self.place(node.handle(), "effect"),
                    ));
                }
            }
        }
        faults.extend(self.header_words(&known));
        for fault in faults {
            self.fault(fault);
        }
    }

    /// The frameworks and levels that a node names are known ones.
    fn words(&self, node: Node<'_>, known: &Known<'_>) -> Vec<Fault> {
        let unknown = node.stated_framework().filter(|framework| !known.framework(framework));
        let framework = unknown
            .map(|framework| self.unknown_framework(framework, self.place(node.handle(), "framework")));
        let level = node.stated_level().filter(|level| !known.levels.contains(level.as_str()));
        let level = level.map(|level| self.unknown_level(level.as_str(), self.place(node.handle(), "level")));
        framework.into_iter().chain(level).collect()
    }

    /// The names in the head are known ones.
    fn header_words(&self, known: &Known<'_>) -> Vec<Fault> {
        let plan = self.builder.so_far();
        let head = |key: &str| {
            let span = self
                .head
                .iter()
                .find(|(known, _)| &**known == key)
                .map_or(Span::default(), |(_, span)| *span);
            Some(Place { file: 0, span })
        };
        let start = head("defaults");
        let mut faults = Vec::new();
        if let Some(defaults) = &plan.header().defaults {
            let framework = defaults.framework.as_ref().filter(|framework| !known.framework(framework));
            faults.extend(framework.map(|framework| self.unknown_framework(framework, start)));
            let level = defaults.level.as_ref().filter(|level| !known.levels.contains(level.as_str()));
            faults.extend(level.map(|level| self.unknown_level(level.as_str(), start)));
            if let Some(Err(error)) =
                defaults.owner.as_deref().map(|owner| plan.resolve(owner, &[NodeKind::Owner]))
            {
                faults.push(Fault::new(error.code(), error.to_string(), error.help(), start));
            }
        }
        for (practice, _) in
            plan.header().practices.iter().filter(|(key, _)| key.parse::<Practice>().is_err())
        {
            let help = unknown_word(practice, Practice::WORDS).help;
            faults.push(Fault::new(
                "unknown-practice",
                format!("there is no practice `{practice}`"),
                help,
                head("practices"),
            ));
        }
        faults
    }

    fn unknown_framework(&self, framework: &Framework, place: Option<Place>) -> Fault {
        let registered = self.builder.so_far().header().frameworks.iter().map(|(id, _)| id);
        let known: Vec<&str> = Framework::WORDS.iter().copied().chain(registered).collect();
        let help = format!("{}; others stand in `frameworks`", unknown_word(framework.as_str(), &known).help);
        Fault::new("unknown-framework", format!("there is no framework `{framework}`"), help, place)
    }

    fn unknown_level(&self, level: &str, place: Option<Place>) -> Fault {
        let help = format!(
            "{}; a plan may declare its own `levels`",
            unknown_word(level, &self.builder.so_far().ladder()).help
        );
        Fault::new("unknown-level", format!("there is no level `{level}`"), help, place)
    }

    fn place(&self, node: AnyHandle, key: &str) -> Option<Place> {
        let plan = self.builder.so_far();
        let node = plan.at(node)?;
        plan.sources().field(node, key, false).or_else(|| plan.sources().node(node))
    }
}
