//! `tidtam [PLAN]` and `tidtam demo`: the program in the terminal, and what is printed where there is none.

use std::path::PathBuf;

use super::args::{self, Today};
use super::{Context, Stop};
use crate::calendar::{Day, FiscalMonth};
use crate::locales::{Fault, Message};
use crate::paper::{self, Layout};
use crate::plan::Plan;
use crate::store::{self, Access, Config, Known, News, Opened, Wish};
use crate::thai::digits::Digits;
use crate::tui::{self, Look, Place, Shelf, Start};
use crate::view::{Choice, Depth, Query};

/// The built-in plan: a made-up district office, half a year on.
const DEMO: &str = include_str!("../../examples/demo.ron");

/// How the program looks at a plan in the terminal.
#[derive(Debug, clap::Args)]
pub(super) struct View {
    #[command(flatten)]
    today: Today,
    /// The colours: dark, light, high-contrast or mono; `TIDTAM_THEME` or the settings choose them for good
    #[arg(long)]
    theme: Option<Choice>,
    /// Leave the mouse to the terminal
    #[arg(long)]
    no_mouse: bool,
    /// The digits of the screen [default: those of the settings, else of the language]
    #[arg(long)]
    digits: Option<args::Digits>,
    /// Look at the plan and follow its changes, but change nothing
    #[arg(long)]
    read_only: bool,
}

impl View {
    /// Whether anything was given on the command line.
    pub(super) const fn is_given(&self) -> bool {
        self.read_only
            || self.no_mouse
            || self.theme.is_some()
            || self.digits.is_some()
            || self.today.is_given()
    }

    /// The day that counts as today, and the looks.
    pub(super) fn seen(&self, context: &Context<'_>) -> Result<(Day, Look), Fault> {
        Ok((self.today.or(context.today)?, self.look(&context.settings.config)?))
    }

    /// What was asked for on the command line, else in the environment, else by the settings; else what suits the
    /// terminal.
    fn look(&self, config: &Config) -> Result<Look, Fault> {
        let variable = |name| std::env::var(name).ok().filter(|text| !text.is_empty());
        let wanted = match variable("TIDTAM_THEME") {
            None => None,
            Some(text) => {
                Some(text.parse().map_err(|_| Fault::input(Message::new("fault-theme").with("text", text)))?)
            }
        };
        let theme = self.theme.or(wanted);
        let theme = theme.or_else(|| Choice::of_no_color(variable("NO_COLOR").as_deref())).or(config.theme);
        let theme = theme.unwrap_or_else(|| Choice::of_terminal(variable("COLORFGBG").as_deref()));
        let [colorterm, term, session] = ["COLORTERM", "TERM", "WT_SESSION"].map(variable);
        let of_terminal = || Depth::of_terminal(colorterm.as_deref(), term.as_deref(), session.is_some());
        let depth = config.colours.unwrap_or_else(of_terminal);
        let digits = self.digits.map(Into::into).or(config.digits);
        Ok(Look { theme, depth, digits })
    }
}

/// Whether the terminal can show larger text.
pub(super) fn has_sizing(context: &Context<'_>) -> bool {
    tui::has_text_sizing(context.settings.config.text_sizing, |name| std::env::var(name).ok())
}

/// Opens the plan in the file `path` in the terminal.
pub(super) fn plan(path: PathBuf, view: &View, context: &Context<'_>) -> Result<(), Stop> {
    show(path, view, false, context)
}

/// The same, on the wall at once.
pub(super) fn on_wall(path: PathBuf, view: &View, context: &Context<'_>) -> Result<(), Stop> {
    show(path, view, true, context)
}

fn show(path: PathBuf, view: &View, presents: bool, context: &Context<'_>) -> Result<(), Stop> {
    // Asked before anything is made beside the file.
    if !tui::has_terminal() {
        return Err(Fault::input(Message::new("fault-no-terminal")).into());
    }
    let (today, look) = view.seen(context)?;
    let place = place(context);
    let wish = if view.read_only { Wish::View } else { Wish::Edit };
    let Opened { plan, access, mut news } = store::open(&path, wish, place.clock, place.state.as_deref())?;
    store::remember(&path, context.today);
    news.settings = context.settings.sentences();
    let start = start(plan, Some((path, access)), news, today, look, shelf(today, context), context);
    Ok(tui::run(Start { presents, mouse: start.mouse && !view.no_mouse, ..start })?)
}

/// The plans that were opened before, to be seen on `today`.
fn shelf(today: Day, context: &Context<'_>) -> Shelf {
    Shelf { known: store::known_plans(), first: context.settings.config.start, today: Some(today) }
}

/// What the terminal begins with, by the settings.
fn start(
    plan: Plan,
    file: Option<(PathBuf, Access)>,
    news: News,
    today: Day,
    look: Look,
    shelf: Shelf,
    context: &Context<'_>,
) -> Start {
    let Config { keys, mouse, wall_scores, editor, printer, .. } = context.settings.config.clone();
    let (place, lang) = (place(context), context.words.lang());
    let (is_first, presents, has_sizing) = (false, false, has_sizing(context));
    Start {
        plan,
        file,
        news,
        today,
        place,
        lang,
        look,
        shelf,
        keys,
        mouse,
        is_first,
        presents,
        has_sizing,
        shows_scores: wall_scores,
        editor,
        printer,
    }
}

fn place(context: &Context<'_>) -> Place {
    Place { clock: context.clock, state: store::state_folder() }
}

/// Opens the plan that was opened before; of several the person chooses one, where none is known it is the built-in
/// one. Without a terminal, prints the last.
pub(super) fn known(view: &View, context: &mut Context<'_>) -> Result<(), Stop> {
    let known: Vec<_> = store::known_plans().into_iter().map(Known::looked_for).collect();
    match known.first() {
        None => show_demo(view, News::default(), true, context),
        Some(_) if known.len() > 1 && tui::has_terminal() => {
            let today = view.today.or(context.today)?;
            built_in(view, News::default(), Shelf { known, ..shelf(today, context) }, false, context)
        }
        Some(last) if last.is_gone => {
            demo(view, News { gone: Some(last.path.clone()), ..News::default() }, context)
        }
        Some(last) if tui::has_terminal() => plan(last.path.clone(), view, context),
        Some(last) => {
            let today = view.today.or(context.today)?;
            print(&store::load(&last.path)?, today, context)
        }
    }
}

/// Opens the built-in plan in the terminal; without one, prints its grid and the minutes of its month.
///
/// `news` is to be told.
pub(super) fn demo(view: &View, news: News, context: &mut Context<'_>) -> Result<(), Stop> {
    show_demo(view, news, false, context)
}

/// The same; with a word on how to begin where that is the very first start.
fn show_demo(view: &View, news: News, is_first: bool, context: &mut Context<'_>) -> Result<(), Stop> {
    if tui::has_terminal() {
        let shelf = Shelf { known: Vec::new(), ..shelf(context.today, context) };
        return built_in(view, news, shelf, is_first, context);
    }
    let plan = store::parse(DEMO, "demo")?;
    let today = view.today.or(demo_day(&plan))?;
    print(&plan, today, context)
}

/// The built-in plan in the terminal, with what can be opened instead.
fn built_in(
    view: &View,
    mut news: News,
    shelf: Shelf,
    is_first: bool,
    context: &Context<'_>,
) -> Result<(), Stop> {
    let plan = store::parse(DEMO, "demo")?;
    let today = view.today.or(demo_day(&plan))?;
    news.settings = context.settings.sentences();
    let look = view.look(&context.settings.config)?;
    let start = start(plan, None, news, today, look, shelf, context);
    Ok(tui::run(Start { mouse: start.mouse && !view.no_mouse, is_first, ..start })?)
}

/// 15 March of the plan's year: half a year on, so that there is something late, due, reported and missed.
fn demo_day(plan: &Plan) -> Day {
    plan.fiscal_year.month(5).first_day() + chrono::Days::new(14)
}

/// The grid and the minutes of the month of `today`, as plain text.
fn print(plan: &Plan, today: Day, context: &mut Context<'_>) -> Result<(), Stop> {
    let width = tui::columns().unwrap_or(super::grid::WIDTH);
    let layout = Layout { width, digits: context.words.digits() };
    let grid = paper::grid(plan, &Query::default(), today, layout, &context.words);
    let layout = Layout { width: super::minutes::WIDTH, digits: Digits::Thai };
    let minutes = paper::minutes(plan, FiscalMonth::of(today), today, layout);
    context.print(&grid)?;
    context.print(minutes.text.trim_end())
}
