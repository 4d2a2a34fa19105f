//! Signs of currencies, and which of them several countries use.

/// A sign with the code that it most often means, and the others that it could mean.
pub(super) struct Sign {
    pub(super) mark: &'static str,
    pub(super) code: &'static str,
    pub(super) others: &'static [&'static str],
}

/// The signs that are read, the longer ones first. What is not here is no currency.
///
/// # Source
///
/// Unicode CLDR, narrow currency symbols; which code a shared sign most often means is our choice.
pub(super) const SIGNS: &[Sign] = &[
    Sign { mark: "US$", code: "USD", others: &[] },
    Sign { mark: "A$", code: "AUD", others: &[] },
    Sign { mark: "C$", code: "CAD", others: &[] },
    Sign { mark: "CA$", code: "CAD", others: &[] },
    Sign { mark: "NZ$", code: "NZD", others: &[] },
    Sign { mark: "HK$", code: "HKD", others: &[] },
    Sign { mark: "S$", code: "SGD", others: &[] },
    Sign { mark: "R$", code: "BRL", others: &[] },
    Sign { mark: "€", code: "EUR", others: &[] },
    Sign { mark: "£", code: "GBP", others: &["EGP", "LBP"] },
    Sign { mark: "$", code: "USD", others: &["AUD", "CAD", "MXN"] },
    Sign { mark: "¥", code: "JPY", others: &["CNY"] },
    Sign { mark: "￥", code: "JPY", others: &["CNY"] },
    Sign { mark: "₹", code: "INR", others: &[] },
    Sign { mark: "₩", code: "KRW", others: &[] },
    Sign { mark: "₽", code: "RUB", others: &[] },
    Sign { mark: "₺", code: "TRY", others: &[] },
    Sign { mark: "₪", code: "ILS", others: &[] },
    Sign { mark: "zł", code: "PLN", others: &[] },
    Sign { mark: "Kč", code: "CZK", others: &[] },
    Sign { mark: "kr", code: "SEK", others: &["DKK", "NOK", "ISK"] },
    Sign { mark: "Fr.", code: "CHF", others: &[] },
];

/// The sign or code at the head of a text, and what follows it.
pub(super) fn at_head(text: &str) -> Option<(&'static Sign, &str)> {
    SIGNS.iter().find_map(|sign| Some((sign, text.strip_prefix(sign.mark)?)))
}

/// The ISO 4217 code at the head of a text that ends there or before no further letter.
pub(super) fn code_at_head(text: &str) -> Option<(hoshin::value::Currency, &str)> {
    let (code, rest) = text.split_at_checked(3)?;
    let ends = !rest.starts_with(char::is_alphabetic);
    if ends { Some((code.parse().ok()?, rest)) } else { None }
}

/// The currency that the number format of a spreadsheet shows: `[$€-407] #,##0`, `"EUR" 0.00`, `$#,##0`.
pub fn in_format(format: &str) -> Option<hoshin::value::Unit> {
    let bracketed = format.split_once("[$").and_then(|(_, rest)| rest.split([']', '-']).next());
    let quoted = format.split('"').nth(1);
    let bare = format.trim_start_matches(['_', '(', '-', ' ', '\\', '*']);
    [bracketed, quoted, Some(bare)].into_iter().flatten().find_map(|text| {
        let text = text.trim();
        let code = code_at_head(text).map(|(currency, _)| currency.code());
        code.or_else(|| at_head(text).map(|(sign, _)| sign.code))?.parse().ok()
    })
}
