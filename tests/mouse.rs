//! The mouse in a real (pseudo) terminal: events go in as a terminal sends them.

#![allow(clippy::unwrap_used, reason = "in a test a failed unwrap is the failure")]

mod common;

use common::{Session, TODAY, folder};

/// The left button is pressed and let go in a column and a row of the screen, counted from 0.
fn click(session: &mut Session, column: u16, row: u16) {
    let place = format!("{};{}", column + 1, row + 1);
    session.type_bytes(&format!("\x1b[<0;{place}M\x1b[<0;{place}m"));
}

/// The row in which `text` is seen.
fn row(session: &Session, text: &str) -> u16 {
    let row = session.text().lines().position(|line| line.contains(text)).unwrap();
    row.try_into().unwrap()
}

/// Whether the row with `text` is the selected one.
fn is_selected(session: &Session, text: &str) -> bool {
    session.text().lines().any(|line| line.starts_with('▌') && line.contains(text))
}

#[test]
fn a_click_selects_the_wheel_scrolls_and_a_double_click_opens() {
    let folder = folder();
    let mut session = Session::start(folder.path(), &["--today", TODAY, "แผน.ron"]);
    session.wait_for("๑.๓");
    session.wait_until("the mouse taken", Session::has_mouse);
    assert_eq!(session.screen.screen().mouse_protocol_encoding(), vt100::MouseProtocolEncoding::Sgr);
    // Of movement nothing is told: each would wake the program.
    assert_eq!(session.screen.screen().mouse_protocol_mode(), vt100::MouseProtocolMode::PressRelease);
    let third = row(&session, "๑.๓");
    click(&mut session, 20, third);
    session.wait_until("๑.๓ selected", |session| is_selected(session, "๑.๓"));
    session.type_bytes(&"\x1b[<65;20;9M".repeat(3));
    session.wait_until("rows further down", |session| !is_selected(session, "๑.๓"));
    session.type_bytes(&"\x1b[<64;20;9M".repeat(3));
    session.wait_for("๑.๑ ");
    let second = row(&session, "๑.๒ ");
    click(&mut session, 20, second);
    click(&mut session, 20, second);
    session.wait_until("the page of ๑.๒", |session| !session.text().contains("๑.๓ "));
    session.type_bytes("q");
    session.ends_well();
}

#[test]
fn it_is_turned_off_and_on_and_stays_off_where_it_is_not_wanted() {
    let folder = folder();
    let mut session = Session::start(folder.path(), &["--today", TODAY, "แผน.ron"]);
    session.wait_for("๑.๓");
    session.wait_until("the mouse taken", Session::has_mouse);
    session.type_bytes("\x1bOS");
    session.wait_until("the mouse left to the terminal", |session| !session.has_mouse());
    session.type_bytes("\x1bOS");
    session.wait_until("the mouse taken again", Session::has_mouse);
    session.type_bytes("q");
    session.ends_well();

    let mut session = Session::start(folder.path(), &["--today", TODAY, "--no-mouse", "แผน.ron"]);
    session.wait_for("๑.๓");
    session.type_bytes("\x0c");
    session.wait_for("๑.๓");
    assert!(!session.has_mouse());
    session.type_bytes("\x1bOS");
    session.wait_until("the mouse taken", Session::has_mouse);
    session.type_bytes("q");
    session.ends_well();
}

#[test]
fn a_first_start_says_how_to_begin_and_a_later_one_does_not() {
    let (empty, folder, state) = (tempfile::tempdir().unwrap(), folder(), tempfile::tempdir().unwrap());
    let mut session = Session::start_with(empty.path(), state.path(), &[]);
    session.wait_for("tidtam import");
    session.type_bytes("j");
    session.wait_until("the lines gone", |session| !session.text().contains("tidtam import"));
    session.type_bytes("q");
    session.ends_well();
    let mut session = Session::start_with(folder.path(), state.path(), &["--today", TODAY, "แผน.ron"]);
    session.wait_for("๑.๓");
    session.type_bytes("q");
    session.ends_well();
    let mut session = Session::start_with(folder.path(), state.path(), &["demo"]);
    session.wait_for("๑.๓");
    assert!(!session.text().contains("tidtam import"));
    session.type_bytes("q");
    session.ends_well();
}
