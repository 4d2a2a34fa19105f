//! What stands before a fault in JSON, made whole: cut behind the last value that is, and closed.

/// The text as far as it goes; none if no value of it is whole.
pub(super) fn before(bytes: &[u8], error: &serde_json::Error) -> Option<Vec<u8>> {
    let mut open: Vec<u8> = Vec::new();
    let mut last: Option<(usize, Vec<u8>)> = None;
    let (mut is_text, mut is_escaped) = (false, false);
    for (at, byte) in bytes.iter().enumerate().take(offset(bytes, error)) {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if is_text => is_escaped = true,
            b'"' => is_text = !is_text,
            _ if is_text => {}
            b'{' => open.push(b'}'),
            b'[' => open.push(b']'),
            b'}' | b']' => {
                open.pop();
                last = Some((at + 1, open.clone()));
            }
            _ => {}
        }
    }
    let (end, open) = last?;
    let mut whole = bytes.get(..end)?.to_vec();
    whole.extend(open.iter().rev());
    Some(whole)
}

/// Where the fault is: the byte that ought not to be there, or the end.
fn offset(bytes: &[u8], error: &serde_json::Error) -> usize {
    if error.is_eof() {
        return bytes.len();
    }
    let lines = error.line().saturating_sub(1);
    let line = bytes.split_inclusive(|byte| *byte == b'\n').take(lines).map(<[u8]>::len).sum::<usize>();
    line.saturating_add(error.column().saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use crate::{Options, pistar};

    #[test]
    fn a_file_that_breaks_off_is_read_as_far_as_it_goes() {
        let file: &[u8] = include_bytes!("../../tests/fixtures/model.pistar.json");
        let whole = pistar::import(file, &Options::default()).unwrap().plan.node_count();
        let mut most = 0;
        for end in 0..file.len() {
            let Ok(imported) = pistar::import(&file[..end], &Options::default().lenient()) else { continue };
            let count = imported.plan.node_count();
            assert!(count >= most, "{end}");
            assert!(count == whole || imported.notes[0].code == "broken-off", "{:?}", imported.notes);
            most = count;
        }
        assert_eq!(most, whole);
        let text = String::from_utf8_lossy(file).replacen("\"links\"", "\"links\" oh", 1);
        let imported = pistar::import(text.as_bytes(), &Options::default().lenient()).unwrap();
        assert!(imported.notes[0].to_string().starts_with("lost: the file is read up to here: expected `:`"));
        assert!(pistar::import(text.as_bytes(), &Options::default()).is_err());
    }
}
