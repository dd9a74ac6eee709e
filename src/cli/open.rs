//! `tidtam [PLAN]` and `tidtam demo`: the program in the terminal, and what is printed where there is none.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::args::Today;
use super::{Context, Stop};
use crate::calendar::{Day, FiscalMonth};
use crate::locales::{Fault, Message};
use crate::paper::{self, Layout};
use crate::plan::Plan;
use crate::store::{self, News, Opened, Wish};
use crate::thai::digits::Digits;
use crate::tui::{self, Choice, Place, Start, Theme};
use crate::view::Query;

/// The built-in plan: a made-up district office, half a year on.
const DEMO: &str = include_str!("../../examples/demo.ron");

/// How the program looks at a plan in the terminal.
#[derive(Debug, clap::Args)]
pub(super) struct View {
    #[command(flatten)]
    today: Today,
    /// The colours: dark, light or plain; `TIDTAM_THEME` sets them for good
    #[arg(long)]
    theme: Option<Choice>,
    /// Leave the mouse to the terminal
    #[arg(long)]
    no_mouse: bool,
    /// Look at the plan and follow its changes, but change nothing
    #[arg(long)]
    read_only: bool,
}

impl View {
    /// Whether anything was given on the command line.
    pub(super) const fn is_given(&self) -> bool {
        self.read_only || self.no_mouse || self.theme.is_some() || self.today.is_given()
    }

    /// What was asked for, on the command line or else in the environment; else what suits the terminal.
    fn theme(&self) -> Result<Theme, Fault> {
        let variables = ["TIDTAM_THEME", "NO_COLOR", "COLORFGBG"];
        let [wanted, no_color, colorfgbg] = variables.map(|name| std::env::var(name).ok());
        let wanted = match wanted.filter(|text| !text.is_empty()) {
            None => None,
            Some(text) => {
                Some(text.parse().map_err(|_| Fault::input(Message::new("fault-theme").with("text", text)))?)
            }
        };
        let of_terminal = || Choice::of_environment(no_color.as_deref(), colorfgbg.as_deref());
        Ok(Theme::of(self.theme.or(wanted).unwrap_or_else(of_terminal)))
    }
}

/// Opens the plan in the file `path` in the terminal.
pub(super) fn plan(path: PathBuf, view: &View, context: &Context<'_>) -> Result<(), Stop> {
    // Asked before anything is made beside the file.
    if !tui::has_terminal() {
        return Err(Fault::input(Message::new("fault-no-terminal")).into());
    }
    let today = view.today.or(context.today)?;
    let theme = view.theme()?;
    let place = place(context);
    let wish = if view.read_only { Wish::View } else { Wish::Edit };
    let Opened { plan, access, news } = store::open(&path, wish, place.clock, place.state.as_deref())?;
    store::remember(&path);
    let (file, lang) = (Some((path, access)), context.words.lang());
    let (keys, mouse) = (BTreeMap::new(), !view.no_mouse);
    Ok(tui::run(Start { plan, file, news, today, place, lang, theme, keys, mouse, is_first: false })?)
}

fn place(context: &Context<'_>) -> Place {
    Place { clock: context.clock, state: store::state_folder() }
}

/// Opens the plan that was opened last, where none is known the built-in one; without a terminal, prints it.
pub(super) fn known(view: &View, context: &mut Context<'_>) -> Result<(), Stop> {
    match store::last_plan() {
        None => show_demo(view, News::default(), true, context),
        Some(path) if !path.is_file() => demo(view, News { gone: Some(path), ..News::default() }, context),
        Some(path) if tui::has_terminal() => plan(path, view, context),
        Some(path) => {
            let today = view.today.or(context.today)?;
            print(&store::load(&path)?, today, context)
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
    let plan = store::parse(DEMO, "demo")?;
    let today = view.today.or(demo_day(&plan))?;
    if tui::has_terminal() {
        let (lang, theme, place) = (context.words.lang(), view.theme()?, place(context));
        let (keys, mouse) = (BTreeMap::new(), !view.no_mouse);
        return Ok(tui::run(Start {
            plan,
            file: None,
            news,
            today,
            place,
            lang,
            theme,
            keys,
            mouse,
            is_first,
        })?);
    }
    print(&plan, today, context)
}

/// 15 March of the plan's year: half a year on, so that there is something late, due, reported and missed.
fn demo_day(plan: &Plan) -> Day {
    plan.fiscal_year.month(5).first_day() + chrono::Days::new(14)
}

/// The grid and the minutes of the month of `today`, as plain text.
fn print(plan: &Plan, today: Day, context: &mut Context<'_>) -> Result<(), Stop> {
    let width = tui::columns().unwrap_or(super::grid::WIDTH);
    let layout = Layout { width, digits: context.words.lang().digits() };
    let grid = paper::grid(plan, &Query::default(), today, layout, &context.words);
    let layout = Layout { width: super::minutes::WIDTH, digits: Digits::Thai };
    let minutes = paper::minutes(plan, FiscalMonth::of(today), today, layout);
    context.print(&grid)?;
    context.print(minutes.text.trim_end())
}
