//! What was done to a text, so that it can be taken back word by word and done again.

/// A change: at the byte `at`, `removed` gave way to `inserted`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub at: usize,
    pub removed: String,
    pub inserted: String,
    pub how: How,
}

/// How a change came about: what of the same kind follows at once goes on with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// Key by key.
    Typed,
    /// With Backspace.
    RubbedOut,
    /// With Delete.
    Deleted,
    /// In one piece, and taken back in one.
    AtOnce,
}

/// The changes of a text, and those that were taken back.
#[derive(Debug, Clone, Default)]
pub struct Changes {
    past: Vec<Change>,
    future: Vec<Change>,
    /// Whether the newest change may still grow.
    is_open: bool,
}

impl Changes {
    /// Does `change` to `text` and remembers it. What had been taken back cannot be done again then.
    pub fn make(&mut self, text: &mut String, change: Change) {
        swap(text, change.at, change.removed.len(), &change.inserted);
        self.future.clear();
        let last = self.past.last_mut().filter(|last| self.is_open && last.how == change.how);
        let grown = last.is_some_and(|last| grow(last, &change));
        self.is_open = change.how != How::AtOnce;
        if !grown {
            self.past.push(change);
        }
    }

    /// The newest change does not grow any more: the cursor went elsewhere.
    pub fn close(&mut self) {
        self.is_open = false;
    }

    /// Takes the newest change back, of what was typed the last word: it begins where `last_word` finds it. Gives
    /// the place where the cursor belongs; none where nothing is left to be taken back.
    pub fn undo(&mut self, text: &mut String, last_word: impl FnOnce(&str) -> usize) -> Option<usize> {
        self.is_open = false;
        let mut change = self.past.pop()?;
        if change.how == How::Typed {
            let from = last_word(&change.inserted);
            if from > 0 {
                let word = change.inserted.split_off(from);
                let at = change.at + from;
                self.past.push(change);
                change = Change { at, removed: String::new(), inserted: word, how: How::Typed };
            }
        }
        let cursor = change.at + change.removed.len();
        swap(text, change.at, change.inserted.len(), &change.removed);
        self.future.push(change);
        Some(cursor)
    }

    /// Does again what was taken back last, and gives the place where the cursor belongs.
    pub fn redo(&mut self, text: &mut String) -> Option<usize> {
        self.is_open = false;
        let change = self.future.pop()?;
        swap(text, change.at, change.removed.len(), &change.inserted);
        let cursor = change.at + change.inserted.len();
        self.past.push(change);
        Some(cursor)
    }
}

fn swap(text: &mut String, at: usize, length: usize, with: &str) {
    text.replace_range(at..at + length, with);
}

/// Lets `last` grow by `next`, where the one goes on with the other.
fn grow(last: &mut Change, next: &Change) -> bool {
    let goes_on = match last.how {
        How::Typed => next.removed.is_empty() && next.at == last.at + last.inserted.len(),
        How::RubbedOut => next.at + next.removed.len() == last.at,
        How::Deleted => next.at == last.at,
        How::AtOnce => false,
    };
    if goes_on {
        match last.how {
            How::RubbedOut => {
                last.removed.insert_str(0, &next.removed);
                last.at = next.at;
            }
            _ => last.removed.push_str(&next.removed),
        }
        last.inserted.push_str(&next.inserted);
    }
    goes_on
}
