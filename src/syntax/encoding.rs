//! From a source's bytes to its text: UTF-8, or what its first two lines declare (PEP 263).

/// The text of `bytes`, without a byte order mark; or why there is none, in CPython's words.
pub fn decode(bytes: &[u8]) -> Result<String, String> {
    let (bytes, marked) = match bytes.strip_prefix("\u{feff}".as_bytes()) {
        Some(rest) => (rest, true),
        None => (bytes, false),
    };
    let declared = bytes.split(|&byte| byte == b'\n').take(2).find_map(declaration);
    let name = declared.unwrap_or_default().to_ascii_lowercase().replace('_', "-");
    match name.as_str() {
        "" | "utf-8" | "utf8" | "utf-8-sig" => {}
        "ascii" | "us-ascii" if bytes.is_ascii() => {}
        "latin-1" | "latin1" | "iso-8859-1" | "iso8859-1" if marked => {
            return Err(format!("encoding problem: {name} with BOM"));
        }
        "latin-1" | "latin1" | "iso-8859-1" | "iso8859-1" => {
            return Ok(bytes.iter().map(|&byte| char::from(byte)).collect());
        }
        "ascii" | "us-ascii" => {
            let at = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
            let byte = bytes[at];
            return Err(format!(
                "'ascii' codec can't decode byte {byte:#x} in position {at}: ordinal not in range(128)"
            ));
        }
        _ => return Err(format!("unknown encoding: {name}")),
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(wrong) => {
            let at = wrong.valid_up_to();
            let why =
                if wrong.error_len().is_some() { "invalid start byte" } else { "unexpected end of data" };
            let byte = bytes.get(at).copied().unwrap_or(0);
            Err(format!("(unicode error) 'utf-8' codec can't decode byte {byte:#x} in position {at}: {why}"))
        }
    }
}

/// The encoding that a comment line declares: `coding:` or `coding=`, then a name.
fn declaration(line: &[u8]) -> Option<String> {
    let line = line.trim_ascii().strip_prefix(b"#")?;
    let line: String = line.iter().map(|&byte| char::from(byte)).collect();
    let rest = line.split("coding").skip(1).find_map(|rest| rest.strip_prefix([':', '=']))?;
    let rest = rest.trim_start_matches([' ', '\t']);
    let name = rest.split(|each: char| !each.is_ascii_alphanumeric() && !matches!(each, '-' | '_' | '.'));
    name.take(1).find(|name| !name.is_empty()).map(str::to_owned)
}
