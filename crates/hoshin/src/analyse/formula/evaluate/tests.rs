//! Values of formulas: by hand for units and unknowns, by another library for the arithmetic.

use proptest::prelude::*;

use super::*;
use crate::value::Unit;

fn value_of(text: &str, inputs: &[(&str, &str)], unit: &str) -> String {
    let known = |name: &str| inputs.iter().position(|(known, _)| *known == name);
    let formula = Formula::parse(text, known).unwrap();
    let read = |place: usize| {
        let (name, stated) = inputs[place];
        let quantity: crate::value::Quantity = stated.parse().map_err(|_| name)?;
        Ok::<_, &str>(Amount::new(quantity.value, quantity.unit))
    };
    let unit: Option<Unit> = unit.parse().ok();
    match formula.value(read) {
        Ok(amount) => {
            amount.in_unit(unit.as_ref()).map_or_else(|why| why.to_string(), |value| value.to_string())
        }
        Err(Failure::Input(name)) => format!("no {name}"),
        Err(Failure::Here(why)) => why.to_string(),
    }
}

#[test]
fn units_go_with_the_numbers() {
    let inputs = [
        ("cost", "1200 EUR"),
        ("price", "3 EUR per contact"),
        ("contacts", "400 contacts"),
        ("dollars", "5 USD"),
        ("wait", "90 minutes"),
        ("work", "2 hours"),
        ("good", "190 parts"),
        ("all", "200 parts"),
        ("rate", "95 %"),
        ("none", "0 parts"),
        ("gone", "?"),
        ("plain", "7"),
    ];
    let (incomparable, zero) = ("the parts are not comparable", "a division by 0 means nothing");
    let table = [
        ("cost / contacts", "EUR per contact", "3"),
        ("cost / contacts", "EUR per year", incomparable),
        ("price * contacts + cost", "EUR", "2400"),
        ("cost + dollars", "EUR", incomparable),
        ("cost + plain", "EUR", "1207"),
        ("wait + work", "hours", "3.5"),
        ("work + wait", "minutes", "210"),
        ("wait / 60", "hours", incomparable),
        ("2 * wait", "minutes", "180"),
        ("min(wait, work)", "minutes", "90"),
        ("good / all", "%", "95"),
        ("good / all * 100", "%", "95"),
        ("100 * good / all", "%", "95"),
        ("good / all", "ratio", "0.95"),
        ("good / all * cost", "EUR", "1140"),
        ("rate * cost", "EUR", "114000"),
        ("rate - good / all", "%", "0"),
        ("good / none", "%", zero),
        ("good / gone", "%", "no gone"),
        ("if(none = 0, cost, good / none)", "EUR", "1200"),
        ("if(none > 0, gone, avg(wait, work, work))", "minutes", "110"),
        ("if(gone > 0, 1, 1)", "", "no gone"),
        ("if(cost > wait, 1, 1)", "", incomparable),
        ("10 ^ 300 * 10 ^ 300", "", "a figure is not finite"),
        ("(0 - 8) ^ 0.5", "", "a figure is not finite"),
        ("2 ^ 3 ^ 2 - -2 ^ 2", "", "516"),
    ];
    for (text, unit, value) in table {
        assert_eq!(value_of(text, &inputs, unit), value, "{text} in {unit}");
    }
}

/// An expression as both libraries write it: ours with as few parentheses as it needs, the other's with all.
#[derive(Clone, Debug)]
enum Tree {
    Leaf(String),
    Negated(Box<Tree>),
    Two(char, Box<Tree>, Box<Tree>),
    Call(&'static str, Box<Tree>, Box<Tree>),
}

impl Tree {
    fn full(&self) -> String {
        match self {
            Self::Leaf(text) => text.clone(),
            Self::Negated(of) => format!("(-({}))", of.full()),
            Self::Two(sign, one, other) => format!("({}{sign}{})", one.full(), other.full()),
            Self::Call(name, one, other) => format!("({} {name} {})", one.full(), other.full()),
        }
    }

    fn spare(&self, least: u8) -> String {
        let (text, strength) = match self {
            Self::Leaf(text) => (text.clone(), 9),
            Self::Negated(of) => (format!("-{}", of.spare(5)), 5),
            Self::Two(sign, one, other) => {
                let (left, right) = match sign {
                    '+' | '-' => (1, 2),
                    '*' | '/' => (3, 4),
                    _ => (9, 7),
                };
                (format!("{} {sign} {}", one.spare(left), other.spare(right)), left.min(right))
            }
            Self::Call(name, one, other) => (format!("{name}({}, {})", one.spare(0), other.spare(0)), 9),
        };
        if strength < least { format!("({text})") } else { text }
    }
}

fn trees() -> impl Strategy<Value = Tree> {
    let number = (0..2_000_u16).prop_map(|number| Tree::Leaf((f64::from(number) / 8.0).to_string()));
    let leaf = prop_oneof![number, "[xyz]".prop_map(Tree::Leaf)];
    leaf.prop_recursive(5, 40, 2, |inner| {
        let two = (inner.clone(), inner.clone()).prop_map(|(one, other)| (Box::new(one), Box::new(other)));
        prop_oneof![
            inner.prop_map(|of| Tree::Negated(Box::new(of))),
            (prop::sample::select(vec!['+', '-', '*', '/', '^']), two.clone())
                .prop_map(|(sign, (one, other))| Tree::Two(sign, one, other)),
            (prop::sample::select(vec!["min", "max"]), two)
                .prop_map(|(name, (one, other))| Tree::Call(name, one, other)),
        ]
    })
}

proptest! {
    #[test]
    fn the_arithmetic_is_that_of_exmex(tree in trees(), inputs in prop::array::uniform3(-9.0..9.0_f64)) {
        use exmex::Express;
        let names = ["x", "y", "z"];
        let formula = Formula::parse(&tree.spare(0), |name| names.iter().position(|known| *known == name)).unwrap();
        let ours = formula.value(|place| Ok::<_, ()>(Amount::new(inputs[place], None)));
        let full = tree.full();
        let other = exmex::parse::<f64>(&full).unwrap();
        let values: Vec<f64> =
            other.var_names().iter().map(|name| inputs[names.iter().position(|known| known == name).unwrap()]).collect();
        let theirs = other.eval(&values).unwrap();
        match ours {
            Ok(amount) => {
                // Powers are rounded to 12 digits on our side; of several the difference or the power may be taken.
                let near = (amount.value - theirs).abs() <= 1e-6 * theirs.abs().max(1e-9);
                prop_assert!(near || full.matches('^').count() > 1, "{}: {} and {}", full, amount.value, theirs);
            }
            Err(Failure::Here(Unknown::DivisionByZero | Unknown::NotFinite)) => {
                let is_odd = !theirs.is_finite() || full.contains('/') || full.contains('^') || full.contains('m');
                prop_assert!(is_odd || !theirs.is_finite(), "{}: {}", full, theirs);
            }
            Err(other) => prop_assert!(false, "{}: {:?}", full, other),
        }
    }
}
