//! The program on a screen of 120x40 in memory.

use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Rect, Size};
use ratatui::{Terminal, TerminalOptions, Viewport};
use tidtam::locales::Lang;
use tidtam::tui::{App, Origin, Theme, draw};

/// The size of the screen.
pub const SIZE: Size = Size { width: 120, height: 40 };

/// The program over a plan with so many measures.
pub fn app(measures: usize) -> App {
    let today = "2023-03-15".parse().expect("a day");
    App::new(super::plan(measures), Origin::File("plan.ron".into()), today, Lang::Thai, SIZE)
}

/// A terminal that writes into memory.
pub struct Screen(Terminal<CrosstermBackend<Vec<u8>>>);

impl Screen {
    /// An empty one.
    pub fn new() -> Self {
        let viewport = Viewport::Fixed(Rect::new(0, 0, SIZE.width, SIZE.height));
        let backend = CrosstermBackend::new(Vec::with_capacity(64 * 1024));
        Self(Terminal::with_options(backend, TerminalOptions { viewport }).expect("a terminal"))
    }

    /// Draws a frame, compares it with the last, writes what differs.
    pub fn paint(&mut self, app: &App, theme: &Theme) {
        draw(app, theme, &mut self.0.get_frame());
        self.0.flush().expect("memory");
        self.0.swap_buffers();
    }
}
