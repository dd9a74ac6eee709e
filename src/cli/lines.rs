//! Input that is read line by line, so that a command can stand in a pipe that stays open. No line is held that is
//! longer than it may be.

use std::io::{BufRead, Read};

use crate::locales::{Fault, Message};

/// How long a line may be.
pub(super) struct Limit {
    /// Its most bytes, with its end.
    pub bytes: usize,
    /// The key of the sentence that refuses a longer one; it is told the line's number.
    pub fault: &'static str,
}

/// The next line of `input`, the `number`th, without its end; none where there are no more.
pub(super) fn next(
    input: &mut (impl BufRead + ?Sized),
    number: usize,
    limit: &Limit,
) -> Result<Option<String>, Fault> {
    let fault = |key| Fault::input(Message::new(key).with("line", number));
    let mut line = Vec::new();
    match input.take(limit.bytes as u64 + 1).read_until(b'\n', &mut line) {
        Ok(0) => return Ok(None),
        Ok(length) if length > limit.bytes => return Err(fault(limit.fault)),
        Ok(_) => {}
        Err(error) => {
            return Err(Fault::system(
                Message::new("fault-input").with_said("error", Message::of_io(&error)),
            ));
        }
    }
    let text = String::from_utf8(line).map_err(|_| fault("fault-line-not-text"))?;
    let text = text.strip_suffix('\n').unwrap_or(&text);
    Ok(Some(text.strip_suffix('\r').unwrap_or(text).to_owned()))
}
