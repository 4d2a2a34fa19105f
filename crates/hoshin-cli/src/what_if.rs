//! `hoshin what-if`.

// Writing into a string cannot fail, so that what `write` answers is dropped in this file.
use std::collections::BTreeMap;
use std::fmt::Write as _;

use hoshin_interop::files::read_settings;
use hoshin_interop::{CheckOptions, Problems, WhatIfAnswer, WhatIfOptions};

use crate::Verdict;
use crate::arguments::{Judged, WhatIf};
use crate::change::{changes, findings};
use crate::question::{self, ROWS, figure, named};
use crate::screen::Screen;

pub(crate) fn what_if(wanted: &WhatIf, screen: &Screen) -> Result<Verdict, Problems> {
    let asked = options(wanted).and_then(|options| {
        question::open(wanted.asked.plan.as_deref(), screen).and_then(|plan| plan.what_if(&options))
    });
    let text = |answer: &WhatIfAnswer| text(answer, wanted.asked.all, screen);
    let answer = question::answer(asked, wanted.asked.format, screen, WhatIfAnswer::to_json, text)?;
    Ok(question::verdict(answer.as_ref()))
}

fn options(wanted: &WhatIf) -> Result<WhatIfOptions, Problems> {
    let mut set = BTreeMap::new();
    for text in &wanted.set {
        let refused = || {
            let message = format!("`{text}` supposes nothing");
            Problems::one("usage", message, "write the KPI and its value, such as `--set nps=75`")
        };
        let (kpi, value) = text.split_once('=').ok_or_else(refused)?;
        if set.insert(kpi.trim().to_owned(), value.trim().to_owned()).is_some() {
            let message = format!("kpi `{}` is supposed twice", kpi.trim());
            return Err(Problems::one("usage", message, "suppose one value of each KPI"));
        }
    }
    Ok(WhatIfOptions { set, check: check(&wanted.judged)?, policy: wanted.judged.policy.clone() })
}

/// How to check what is asked about.
pub(crate) fn check(judged: &Judged) -> Result<CheckOptions, Problems> {
    Ok(CheckOptions {
        organisation: judged.config.as_deref().map(read_settings).transpose()?,
        as_of: judged.as_of.clone(),
        today: Some(crate::today()),
        ..CheckOptions::default()
    })
}

fn text(answer: &WhatIfAnswer, all: bool, screen: &Screen) -> String {
    let most = if all { usize::MAX } else { ROWS };
    let mut out = String::new();
    for supposed in &answer.suppositions {
        let node = screen.bold(&named(&supposed.node.bare()));
        let _ = write!(out, "{node}: {} instead of {}", supposed.to, figure(&supposed.from));
        let why = supposed.from.reason.as_ref().map(|why| format!(" ({why})")).unwrap_or_default();
        let _ = writeln!(out, "{why} on {}", answer.as_of);
    }
    out.push('\n');
    if answer.changes.is_empty() {
        out.push_str("no value and no status changes\n");
    } else {
        out.push_str(&changes(&answer.changes, most, screen));
    }
    out + &findings(&answer.findings, most, screen)
}
