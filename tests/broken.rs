//! Files that are broken, hostile or no plan at all, through the real program: `tidtam check FILE` and `tidtam
//! import FILE --preview`, in both languages. What it says of each stands in `tests/data/broken.tsv`; the files in
//! `tests/data/broken`, but the large and the special ones, which are made here.
//!
//! Each run has 200 MB of address space and 5 s of a processor, set by the shell's `ulimit`; where that cannot set
//! them (Windows, macOS for memory), the runs go without, and the test says so. A run that only waits is ended
//! after [`PATIENCE`]. No output may hold a control character but LF, nor a mark that turns the direction of
//! writing.
//!
//! The 5 s are those of the program as people have it: `TIDTAM_PROGRAM` names one that was built with `--release`
//! (`.ci/run` does). Without it the program of this build runs, with ten times the time, and without the files on
//! which an unoptimised one takes long ([`HEAVY`]).

#![allow(clippy::unwrap_used, reason = "in a test a failed unwrap is the failure")]

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How long a run may take by the clock: long, since the machine may be busy with other things.
const PATIENCE: Duration = Duration::from_secs(120);

/// Files that take an unoptimised program long.
const HEAVY: [&str; 19] = [
    "large-comment.ron",
    "large-comments.ron",
    "large-controls.ron",
    "large-day.ron",
    "large-escapes.ron",
    "large-field.ron",
    "large-marks.ron",
    "large-quotes.txt",
    "large-tags.txt",
    "large-word.ron",
    "many-cells-read.txt",
    "many-cells.txt",
    "many-directives.ron",
    "many-just-read.ron",
    "many-rows-read.txt",
    "many-rows.txt",
    "many-tables.txt",
    "many-units.ron",
    "many-with-text.ron",
];

/// The most of what the program says that is compared, in characters.
const COMPARED: usize = 1_000;

const MIB: usize = 1024 * 1024;

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Row {
    command: String,
    file: String,
    exit: String,
    english: String,
    thai: String,
}

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data")
}

fn table() -> Vec<Row> {
    let text = fs::read_to_string(data().join("broken.tsv")).unwrap();
    let row = |line: &str| {
        let cells: Vec<String> = line.split('\t').map(str::to_owned).collect();
        let [command, file, exit, english, thai] = cells.try_into().expect("five cells");
        Row { command, file, exit, english, thai }
    };
    text.lines().skip(1).map(row).collect()
}

/// The program to be tested, and whether it is an optimised one.
fn program() -> (PathBuf, bool) {
    match std::env::var_os("TIDTAM_PROGRAM") {
        Some(path) => (Path::new(env!("CARGO_MANIFEST_DIR")).join(path), true),
        None => (env!("CARGO_BIN_EXE_tidtam").into(), !cfg!(debug_assertions)),
    }
}

/// The shell's words for the limits that it can set here, empty where it can set none.
fn limits() -> String {
    let can = |limit: &str| {
        let probe = Command::new("sh").args(["-c", limit]).stderr(Stdio::null()).status();
        probe.is_ok_and(|status| status.success())
    };
    let seconds = if program().1 { 5 } else { 50 };
    let both = format!("ulimit -v 204800 && ulimit -t {seconds}");
    let time = format!("ulimit -t {seconds}");
    let start = " && exec \"$0\" \"$@\"";
    if can(&both) {
        both + start
    } else if can(&time) {
        println!("no limit of memory here");
        time + start
    } else {
        println!("no limits of memory and time here");
        String::new()
    }
}

/// The program with `arguments` in `folder`, within the limits: its exit code, and what it wrote on both outputs.
fn run(folder: &Path, limits: &str, arguments: &[&str]) -> (String, String, String) {
    let scratch = tempfile::tempdir().unwrap();
    let [out, err] = ["out", "err"].map(|name| scratch.path().join(name));
    let (program, _) = program();
    let mut command = Command::new(if limits.is_empty() { program.as_path() } else { Path::new("sh") });
    if !limits.is_empty() {
        command.args(["-c", limits]).arg(program);
    }
    command.args(arguments).current_dir(folder).stdin(Stdio::null());
    let mut child =
        command.stdout(File::create(&out).unwrap()).stderr(File::create(&err).unwrap()).spawn().unwrap();
    let started = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if started.elapsed() > PATIENCE {
            child.kill().unwrap();
            child.wait().unwrap();
            panic!("{arguments:?} does not end");
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    let text = |path: &Path| String::from_utf8(fs::read(path).unwrap()).unwrap();
    // Ended by a signal, for which the shell has no number: out of memory or of time.
    (status.code().map_or(status.to_string(), |code| code.to_string()), text(&out), text(&err))
}

/// What the program says of a file, in a language. `path` is how it is named on the command line.
fn said(folder: &Path, limits: &str, (command, path): (&str, &str), lang: &str) -> (String, String) {
    let arguments: &[&str] = match command {
        "import" => &["--lang", lang, "import", path, "--preview"],
        _ => &["--lang", lang, command, path],
    };
    let (exit, out, err) = run(folder, limits, arguments);
    for text in [&out, &err] {
        let is_harmful = |c: char| {
            c.is_control() && c != '\n'
                || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}')
        };
        assert!(!text.contains(is_harmful), "{path:?}: {text:?}");
    }
    let lines = if command == "import" || exit != "0" { err } else { out };
    let lines: Vec<&str> = lines.lines().map(|line| line.trim_start_matches("tidtam: ")).collect();
    let mut said = lines.join(" ¶ ");
    if let Some((end, _)) = said.char_indices().nth(COMPARED) {
        said.truncate(end);
        said.push('…');
    }
    (exit, said)
}

/// Runs what stands in the table for each of `files` (the name in the table, and the path), and compares.
fn compare(folder: &Path, files: &BTreeMap<String, String>) {
    let (limits, rows) = (limits(), table());
    let mut wrong = Vec::new();
    for (file, path) in files {
        let of_file: Vec<&Row> = rows.iter().filter(|row| row.file == *file).collect();
        if of_file.is_empty() {
            wrong.push(format!("{file}: not in the table"));
        }
        for row in of_file {
            let (exit, english) = said(folder, &limits, (&row.command, path), "en");
            let (_, thai) = said(folder, &limits, (&row.command, path), "th");
            let found = Row { exit, english, thai, ..row.clone() };
            if found != *row {
                let Row { command, file, exit, english, thai } = found;
                wrong.push(format!("{command}\t{file}\t{exit}\t{english}\t{thai}"));
            }
        }
    }
    assert!(wrong.is_empty(), "found, as rows of the table:\n{}", wrong.join("\n"));
}

#[test]
fn the_files_of_the_corpus() {
    let folder = data().join("broken");
    let names = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let files: BTreeMap<String, String> =
        names.filter(|name| !name.starts_with('.')).map(|name| (name.clone(), name)).collect();
    assert!(files.len() >= 55, "{}", files.len());
    compare(&folder, &files);
}

#[test]
fn every_row_of_the_table_is_of_a_file() {
    let made: Vec<&str> = large().iter().map(|(name, _)| *name).chain(SPECIAL).collect();
    for row in table() {
        let is_stored = data().join("broken").join(&row.file).is_file();
        assert!(is_stored || made.contains(&row.file.as_str()), "{}", row.file);
        assert!(["check", "import"].contains(&row.command.as_str()), "{row:?}");
        assert!(!row.english.is_empty() && !row.thai.is_empty(), "{row:?}");
    }
}

/// The head of a plan without the bracket that ends it.
const HEAD: &str = "(\n  format: 1,\n  agency: \"สำนักงานเขตตัวอย่าง\",\n  fiscal_year: 2566,\n";

/// The head of a document, with the header of its table.
const DOCUMENT: &str = "แผนปีงบประมาณ พ.ศ. ๒๕๖๖\nของสำนักงานเขตตัวอย่าง\n\nตัวชี้วัด\tมาตรการ\tระยะเวลา\tผู้รับผิดชอบ\n";

fn plan(body: &str) -> String {
    format!("{HEAD}{body})\n")
}

fn measures(list: &str) -> String {
    plan(&format!("  sections: [(title: \"\", indicators: [(title: \"\", measures: [{list}])])],\n"))
}

/// Makes the text of a file.
type Make = fn() -> String;

/// Files too large to be stored, by their name in the table.
fn large() -> Vec<(&'static str, Make)> {
    vec![
        ("large-too-large.ron", || " ".repeat(16 * MIB + 1)),
        ("large-blank.ron", || " ".repeat(16 * MIB)),
        ("large-text.ron", || plan(&format!("  title: \"{}\",\n", "ก".repeat(5 * MIB)))),
        ("large-escapes.ron", || plan(&format!("  title: \"{}\",\n", "\\u{1b}".repeat(2 * MIB)))),
        ("large-controls.ron", || plan(&format!("  title: \"{}\",\n", "\u{1b}[m".repeat(5 * MIB)))),
        ("large-id.ron", || measures(&format!("(id: \"{}\")", "ก".repeat(5 * MIB)))),
        ("large-field.ron", || plan(&format!("  {}: 1,\n", "x".repeat(15 * MIB)))),
        ("large-word.ron", || measures(&format!("(id: \"1\", due: (when: {}))", "x".repeat(15 * MIB)))),
        ("large-day.ron", || {
            measures(&format!("(id: \"1\", due: (when: On(\"{}\")))", "9".repeat(15 * MIB)))
        }),
        ("large-digits.ron", || HEAD.replace("2566", &"9".repeat(10_000)) + ")"),
        ("large-score.ron", || plan(&format!("  score: (year: 2565, total: {}),\n", "9".repeat(10_000)))),
        ("large-decimals.ron", || {
            plan(&format!("  score: (year: 2565, total: 0.{}),\n", "3".repeat(10_000)))
        }),
        ("large-comment.ron", || plan(&format!("  /*{}*/\n", " /* ".repeat(3 * MIB)))),
        ("large-comments.ron", || plan(&"/**/".repeat(4 * MIB - 100))),
        ("large-marks.ron", || plan(&format!("  title: r{}\"", "#".repeat(15 * MIB)))),
        ("deep-brackets.ron", || plan(&format!("  sections: {}\n", "[".repeat(100_000)))),
        ("deep-groups.ron", || plan(&format!("  sections: [{}\n", "(indicators: [".repeat(100_000)))),
        ("deep-newer.ron", || {
            format!("(format: 2, wonders: {}{})", "[".repeat(100_000), "]".repeat(100_000))
        }),
        ("deep-fields.ron", || format!("(format: 2, {}", "a: (".repeat(100_000))),
        ("many-measures.ron", || measures(&"(id:\"\"),".repeat(1_000_000))),
        ("many-just-read.ron", || measures(&"(id:\"\"),".repeat(195_000))),
        ("many-with-text.ron", || measures(&"(id:\"a\",codes:[\"b\"]),".repeat(170_000))),
        ("many-texts.ron", || measures(&format!("(id: \"1\", codes: [{}])", "\"\",".repeat(5_000_000)))),
        ("many-units.ron", || {
            let measure =
                |n: u32| format!("(id: \"{n}\", title: \"ก\", responsible: (units: [\"ฝ่ายที่ {n}\"])),");
            measures(&(0..30_000).map(measure).collect::<String>())
        }),
        ("many-directives.ron", || {
            let one = |n: u32| {
                format!("(id: \"{n}\", about: \"x{n}\", unit: \"ฝ่าย{n}\", text: \"\", given_at: \"\"),")
            };
            plan(&format!("  directives: [{}],\n", (0..30_000).map(one).collect::<String>()))
        }),
        ("large-cell.txt", || format!("{DOCUMENT}๑) ก\t{}\t\t\n", "ก".repeat(5 * MIB))),
        ("large-line.txt", || "ก".repeat(5 * MIB)),
        ("large-tags.txt", || format!("{DOCUMENT}๑) ก\t{}\t\t\n", "<".repeat(32_000)).repeat(50)),
        ("large-tabs.txt", || "\t".repeat(15 * MIB)),
        ("large-quotes.txt", || format!("{DOCUMENT}{}", "\"ก\t\"\"\"\n".repeat(90_000))),
        ("large-quotes-in-line.txt", || format!("{DOCUMENT}{}", "\"\"".repeat(7 * MIB))),
        ("large-bars.txt", || format!("{DOCUMENT}{}", "|".repeat(15 * MIB))),
        ("far-cell.txt", || format!("{DOCUMENT}๑) ก{}x\n", "\t".repeat(100_000))),
        ("many-columns.txt", || format!("{}\n", "มาตรการ\t".repeat(100_000))),
        ("many-cells.txt", || format!("{DOCUMENT}{}", format!("x{}\n", "\tx".repeat(99)).repeat(19_990))),
        ("many-cells-read.txt", || {
            let header = format!("ตัวชี้วัด\tมาตรการ{}\n", "\tผู้รับผิดชอบ".repeat(98));
            let rows = format!("x{}\n", "\txyz".repeat(99)).repeat(3_990);
            format!("แผนปีงบประมาณ พ.ศ. ๒๕๖๖\nของสำนักงานเขตตัวอย่าง\n\n{header}{rows}")
        }),
        ("many-rows.txt", || format!("{DOCUMENT}{}", "๑) ก\tข\tค\tง\n".repeat(30_000))),
        ("many-rows-read.txt", || {
            let row = |n: u32| format!("๑) ก\tทำที่ {n}\tเมื่อ {n}\tฝ่ายที่ {n}\n");
            format!("{DOCUMENT}{}", (0..12_000).map(row).collect::<String>())
        }),
        ("many-tables.txt", || format!("{DOCUMENT}๑) ก\tข\tค\tง\n\n").repeat(4_000)),
        ("many-lines.txt", || "ก\n".repeat(200_000)),
    ]
}

#[test]
fn large_files() {
    let folder = tempfile::tempdir().unwrap();
    let mut files = BTreeMap::new();
    let is_optimised = program().1;
    for (name, make) in large() {
        if HEAVY.contains(&name) && !is_optimised {
            println!("{name}: skipped, for an optimised program only");
            continue;
        }
        fs::write(folder.path().join(name), make()).unwrap();
        files.insert(name.to_owned(), name.to_owned());
    }
    compare(folder.path(), &files);
}

/// What is no file, or has a name that could do harm, by its name in the table.
const SPECIAL: [&str; 14] = [
    "folder",
    "nothing-there",
    "file-as-folder",
    "device",
    "pipe",
    "socket",
    "link-to-nothing",
    "link-loop",
    "link-to-device",
    "no-permission",
    "sparse",
    "name-with-line-end",
    "name-with-escape",
    "name-with-direction",
];

#[cfg(unix)]
#[test]
fn special_files_and_names() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::os::unix::net::UnixListener;

    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let mut files: BTreeMap<String, String> = SPECIAL.map(|name| (name.to_owned(), name.to_owned())).into();
    fs::create_dir(at("folder")).unwrap();
    fs::write(at("plain"), plan("")).unwrap();
    files.insert("file-as-folder".into(), "plain/x.ron".into());
    files.insert("device".into(), "/dev/zero".into());
    let made = Command::new("mkfifo").arg(at("pipe")).status();
    assert!(made.is_ok_and(|status| status.success()), "mkfifo");
    let _listener = UnixListener::bind(at("socket")).unwrap();
    symlink("gone", at("link-to-nothing")).unwrap();
    symlink("link-loop", at("link-loop")).unwrap();
    symlink("/dev/zero", at("link-to-device")).unwrap();
    fs::write(at("no-permission"), plan("")).unwrap();
    fs::set_permissions(at("no-permission"), fs::Permissions::from_mode(0o000)).unwrap();
    if File::open(at("no-permission")).is_ok() {
        println!("no-permission: skipped, this user (root) may read everything");
        files.remove("no-permission");
    }
    // A terabyte of zeros that takes no room; a file system that has no such files says so.
    if File::create(at("sparse")).unwrap().set_len(1 << 40).is_err() {
        println!("sparse: skipped, no such large file here");
        files.remove("sparse");
    }
    let names = [
        ("name-with-line-end", "ก\nข\r\tค.ron"),
        ("name-with-escape", "ก\u{1b}]0;x\u{7}\u{9b}2Jข\u{7f}.ron"),
        ("name-with-direction", "ก\u{202e}nor.\u{2066}\u{200d}\u{ad}.ron"),
    ];
    for (name, path) in names {
        fs::write(at(path), plan("  titel: \"\",\n")).unwrap();
        files.insert(name.into(), path.into());
    }
    compare(folder.path(), &files);
}
