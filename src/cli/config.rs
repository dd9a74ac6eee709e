//! `tidtam config`: the settings of the person, shown, checked, and written once when asked.

use std::path::PathBuf;

use super::{Context, Stop};
use crate::locales::{Blame, Fault, Message};
use crate::store::{self, Config};
use crate::tui;

/// The settings: a documented file of all of them, where it belongs, and whether yours can be read
#[derive(Debug, clap::Args)]
#[group(required = true, multiple = false)]
#[allow(clippy::struct_excessive_bools, reason = "options of which one is given")]
pub(super) struct Args {
    /// Print every setting with what it is for and its default: a whole file
    #[arg(long)]
    print: bool,
    /// Print every action by the name that the settings know it by, with its keys
    #[arg(long)]
    keys: bool,
    /// Print where your settings are read from
    #[arg(long)]
    path: bool,
    /// Read your settings and say what cannot be used: exit code 2 where something cannot
    #[arg(long)]
    check: bool,
    /// Write the documented file to where it is read from; one that is there is not touched
    #[arg(long)]
    init: bool,
}

/// What the person has settled, and where.
#[derive(Debug)]
pub struct Settings {
    /// The file, be it there or not; none where the system does not say where it would be.
    path: Option<PathBuf>,
    /// What of it can be used, and defaults.
    pub config: Config,
    /// What of it cannot.
    pub faults: Vec<Fault>,
}

impl Settings {
    /// Those of the file that `TIDTAM_CONFIG` names, else of the person's own.
    pub(super) fn read() -> Self {
        let named = std::env::var_os("TIDTAM_CONFIG").filter(|name| !name.is_empty()).map(PathBuf::from);
        let is_named = named.is_some();
        let path = store::config_file(named);
        let (config, faults) =
            path.as_deref().map(|path| store::load_config(path, is_named)).unwrap_or_default();
        Self { path, config, faults }
    }

    /// What is to be said of what cannot be used.
    pub(super) fn sentences(&self) -> Vec<Message> {
        let said = self.faults.iter().map(|fault| fault.message.clone());
        said.map(|said| Message::new("config-broken").with_said("said", said)).collect()
    }
}

/// Says on standard error what of the settings cannot be used. The command goes on without it.
pub(super) fn tell(context: &mut Context<'_>) {
    for message in context.settings.sentences() {
        context.tell(&message);
    }
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<(), Stop> {
    if args.print {
        let page = store::documented_config(&context.words);
        return context.print(page.trim_end());
    }
    if args.keys {
        return context.print(&tui::keys_as_lines(&context.words));
    }
    let nowhere = || Fault::system(Message::new("config-nowhere"));
    let path = context.settings.path.clone().ok_or_else(nowhere)?;
    let file = path.display().to_string();
    if args.path {
        return context.print(&file);
    }
    if args.init {
        store::write_config(&path, &context.words)?;
        return context.say(&Message::new("config-written").with("file", file));
    }
    let faults = std::mem::take(&mut context.settings.faults);
    for fault in &faults {
        context.tell(&fault.message);
    }
    // Whether keys clash knows only who reads them.
    let clash = tui::fault_of_keys(&context.settings.config.keys);
    if let Some(why) = &clash {
        context.tell(&Message::new("config-broken").with_said("said", why.clone()));
    }
    if !faults.is_empty() || clash.is_some() {
        return Err(Stop::Said(Blame::Input));
    }
    let key = if path.exists() { "config-sound" } else { "config-absent" };
    context.say(&Message::new(key).with("file", file))
}
