//! Black-box tests of the `ringspool` binary.

use std::process::Command;

#[test]
fn the_binary_says_its_version() {
    let output = Command::new(env!("CARGO_BIN_EXE_ringspool"))
        .arg("--version")
        .output()
        .expect("the binary starts");
    let text = String::from_utf8_lossy(&output.stdout);
    assert_eq!(
        text.trim(),
        concat!("ringspool ", env!("CARGO_PKG_VERSION"))
    );
}
