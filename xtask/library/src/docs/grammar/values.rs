//! The values: those with a spelling of their own, the small vocabularies, and what needs no declaring.

use std::fmt::Write as _;

use hoshin::metamodel::{FieldInfo, Practice, perspective};
use hoshin::value::field::FieldType;
use hoshin::value::method::KNOWN;
use hoshin::value::{
    Aggregation, Commitment, Direction, Duration, Framework, Holds, Indicator, Level, Move, Operator,
    OverTime, OwnerKind, Part, Role, Stage, Switch,
};

use crate::docs::cell;
use crate::docs::shape::gather;

/// A section for each value with a spelling of its own that any of the fields holds.
pub(super) fn spellings(page: &mut String, fields: &[&FieldInfo]) {
    *page += include_str!("values.md");
    let mut found = Vec::new();
    for field in fields {
        gather(&field.shape, &mut found);
    }
    gather(&Duration::SHAPE, &mut found);
    found.sort_by_key(|spelling| spelling.name);
    for spelling in found {
        let examples: Vec<_> = spelling.examples.iter().map(|example| format!("`{example}`")).collect();
        let _ = write!(page, "\n### {}\n\n{}\n\n{}\n", spelling.name, spelling.summary, examples.join(" · "));
    }
}

/// The words of each vocabulary with their meaning.
pub(super) fn words(page: &mut String) {
    *page += "\n## Words\n\n| vocabulary | word | meaning |\n|---|---|---|\n";
    macro_rules! vocabularies {
        ($($name:ident: $title:literal;)+) => { $(
            for word in $name::ALL {
                let _ = writeln!(page, "| {} | `{word}` | {} |", $title, cell(word.summary()));
            }
        )+ };
    }
    vocabularies! {
        Commitment: "commitment";
        Operator: "operator";
        Stage: "stage";
        Direction: "direction";
        Indicator: "indicator";
        Aggregation: "aggregation";
        OverTime: "over time";
        Holds: "holds";
        OwnerKind: "kind of owner";
        Role: "role";
        Part: "part";
        Move: "move";
        Switch: "switch";
        Practice: "practice";
    }
}

/// What needs no declaring.
pub(super) fn built_in(page: &mut String) {
    *page += "\n## Built in\n\nNone of these needs declaring.\n\n**Perspectives**, causes first:\n\n";
    *page += "| rank | id | also read | question |\n|---|---|---|---|\n";
    for known in perspective::BUILT_IN {
        let aliases: Vec<_> = known.aliases.iter().map(|alias| format!("`{alias}`")).collect();
        let _ = writeln!(
            page,
            "| {} | `{}` | {} | {} |",
            known.rank,
            known.id,
            aliases.join(", "),
            known.question
        );
    }
    let code = |word: &str| format!("`{word}`");
    let frameworks: Vec<_> = Framework::WORDS.iter().map(|word| code(word)).collect();
    let levels: Vec<_> = Level::DEFAULT_LADDER.iter().map(|word| code(word)).collect();
    let lean: Vec<_> = KNOWN.iter().filter(|known| known.1.is_some()).map(|known| code(known.0)).collect();
    let common: Vec<_> = KNOWN.iter().filter(|known| known.1.is_none()).map(|known| code(known.0)).collect();
    let _ = write!(
        page,
        "\n**Frameworks**: {}. Others stand under `frameworks`.\n\n\
         **Levels**, the top first: {}. A plan may declare its own ladder under `levels`.\n\n\
         **Methods** of initiatives: Lean are {}; of no framework are {}. Any other text is accepted.\n",
        frameworks.join(", "),
        levels.join(", "),
        lean.join(", "),
        common.join(", ")
    );
}
