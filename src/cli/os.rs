//! What differs between systems for the command line.

/// Has a limit on the size of files be an error of the write that meets it. Left alone, the system would end the
/// program there, between an edit and its word.
#[cfg(unix)]
pub(super) fn outlive_file_limits() {
    use signal_hook::consts::SIGXFSZ;
    // What is registered does nothing but be there instead of the end.
    let _ = signal_hook::flag::register(SIGXFSZ, std::sync::Arc::default());
}

/// Elsewhere there is no such signal.
#[cfg(not(unix))]
pub(super) fn outlive_file_limits() {}
