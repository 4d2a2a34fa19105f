//! Signs of currencies, and which of them several countries use.

/// A sign with the code that it most often means, and the others that it could mean.
pub(super) struct Sign {
    pub(super) sign: &'static str,
    pub(super) code: &'static str,
    pub(super) others: &'static [&'static str],
}

/// The signs that are read, the longer ones first. What is not here is no currency.
///
/// # Source
///
/// Unicode CLDR, narrow currency symbols; which code a shared sign most often means is our choice.
pub(super) const SIGNS: &[Sign] = &[
    Sign { sign: "US$", code: "USD", others: &[] },
    Sign { sign: "A$", code: "AUD", others: &[] },
    Sign { sign: "C$", code: "CAD", others: &[] },
    Sign { sign: "CA$", code: "CAD", others: &[] },
    Sign { sign: "NZ$", code: "NZD", others: &[] },
    Sign { sign: "HK$", code: "HKD", others: &[] },
    Sign { sign: "S$", code: "SGD", others: &[] },
    Sign { sign: "R$", code: "BRL", others: &[] },
    Sign { sign: "€", code: "EUR", others: &[] },
    Sign { sign: "£", code: "GBP", others: &["EGP", "LBP"] },
    Sign { sign: "$", code: "USD", others: &["AUD", "CAD", "MXN"] },
    Sign { sign: "¥", code: "JPY", others: &["CNY"] },
    Sign { sign: "￥", code: "JPY", others: &["CNY"] },
    Sign { sign: "₹", code: "INR", others: &[] },
    Sign { sign: "₩", code: "KRW", others: &[] },
    Sign { sign: "₽", code: "RUB", others: &[] },
    Sign { sign: "₺", code: "TRY", others: &[] },
    Sign { sign: "₪", code: "ILS", others: &[] },
    Sign { sign: "zł", code: "PLN", others: &[] },
    Sign { sign: "Kč", code: "CZK", others: &[] },
    Sign { sign: "kr", code: "SEK", others: &["DKK", "NOK", "ISK"] },
    Sign { sign: "Fr.", code: "CHF", others: &[] },
];

/// The sign or code at the head of a text, and what follows it.
pub(super) fn at_head(text: &str) -> Option<(&'static Sign, &str)> {
    SIGNS.iter().find_map(|sign| Some((sign, text.strip_prefix(sign.sign)?)))
}

/// The ISO 4217 code at the head of a text that ends there or before no further letter.
pub(super) fn code_at_head(text: &str) -> Option<(hoshin::value::Currency, &str)> {
    let (code, rest) = text.split_at_checked(3)?;
    let ends = !rest.starts_with(char::is_alphabetic);
    if ends { Some((code.parse().ok()?, rest)) } else { None }
}
