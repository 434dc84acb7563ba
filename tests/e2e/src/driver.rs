//! WebDriver, as far as these tests need it: one chromedriver, one session.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A browser with one window. Dropping it closes the browser, whatever happened.
pub struct Driver {
    process: Child,
    port: u16,
    session: String,
}

const ADVICE: &str = "Chromium and chromedriver are needed: `cargo xtask test` sets them up, or name them in the \
                      variables CHROME and CHROMEDRIVER";

/// As tests want it: no first-run pages, no traffic of its own, and allowed to run as root.
const ARGUMENTS: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

impl Driver {
    /// Starts a driver and a browser with a fresh profile, and with these arguments besides.
    pub fn start(besides: &[&str]) -> Driver {
        let program = std::env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".to_owned());
        let mut process = Command::new(&program)
            .args(["--port=0", "--log-level=SEVERE"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{program} could not be started: {error}. {ADVICE}"));
        let port = port_of(&mut process);
        let mut driver = Driver { process, port, session: String::new() };

        let arguments = [&ARGUMENTS[..], besides].concat();
        let mut options = json!({ "args": arguments });
        if let Ok(chromium) = std::env::var("CHROME") {
            options["binary"] = chromium.into();
        }
        let wanted = json!({ "capabilities": { "alwaysMatch": {
            "goog:chromeOptions": options,
            "goog:loggingPrefs": { "browser": "ALL" },
            "timeouts": { "script": 30_000, "pageLoad": 60_000, "implicit": 0 },
        }}});
        let made = driver
            .call("POST", "/session", Some(&wanted))
            .unwrap_or_else(|error| panic!("no browser: {error}. {ADVICE}"));
        driver.session = made["sessionId"].as_str().unwrap_or_default().to_owned();
        driver
    }

    /// Does a command of the session: `post("/url", json!({"url": ...}))`.
    pub fn post(&self, command: &str, body: Value) -> Result<Value, String> {
        self.call("POST", &format!("/session/{}{command}", self.session), Some(&body))
    }

    /// Asks the session something.
    pub fn get(&self, command: &str) -> Result<Value, String> {
        self.call("GET", &format!("/session/{}{command}", self.session), None)
    }

    /// Does a command of the DevTools protocol.
    pub fn devtools(&self, command: &str, parameters: Value) -> Result<Value, String> {
        self.post("/goog/cdp/execute", json!({ "cmd": command, "params": parameters }))
    }

    /// Bytes that the browser's processes take now, where the system tells.
    pub fn memory(&self) -> Option<u64> {
        let mut family = vec![self.process.id()];
        let mut bytes = 0;
        while let Some(id) = family.pop() {
            for task in std::fs::read_dir(format!("/proc/{id}/task")).into_iter().flatten().flatten() {
                let children = std::fs::read_to_string(task.path().join("children")).unwrap_or_default();
                family.extend(children.split_whitespace().filter_map(|child| child.parse::<u32>().ok()));
            }
            let status = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
            let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:"));
            let kilobytes =
                line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse::<u64>().ok());
            bytes += kilobytes.unwrap_or(0) * 1024;
        }
        Some(bytes).filter(|&bytes| bytes > 0)
    }

    fn call(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Value, String> {
        let answer = self.talk(method, path, body).map_err(|error| format!("chromedriver: {error}"))?;
        let mut answer: Value =
            serde_json::from_str(&answer).map_err(|error| format!("chromedriver: {error}: {answer}"))?;
        let value = answer["value"].take();
        match value.get("error").and_then(Value::as_str) {
            Some(error) => Err(format!("{error}: {}", value["message"].as_str().unwrap_or_default())),
            None => Ok(value),
        }
    }

    fn talk(&self, method: &str, path: &str, body: Option<&Value>) -> std::io::Result<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(90)))?;
        let body = body.map(Value::to_string).unwrap_or_default();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        )?;
        let mut reader = BufReader::new(stream);
        let mut length = 0;
        loop {
            let mut line = String::new();
            if reader.read_line(&mut line)? == 0 || line.trim().is_empty() {
                break;
            }
            if let Some((name, value)) = line.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value.trim().parse().unwrap_or(0);
            }
        }
        let mut answer = vec![0; length];
        reader.read_exact(&mut answer)?;
        Ok(String::from_utf8_lossy(&answer).into_owned())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            let _ = self.call("DELETE", &format!("/session/{}", self.session), None);
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The driver chooses a free port and says which.
fn port_of(process: &mut Child) -> u16 {
    let said = process.stdout.take().expect("its output is piped");
    for line in BufReader::new(said).lines().map_while(Result::ok) {
        if let Some((_, rest)) = line.split_once("started successfully on port ") {
            return rest.trim_end_matches('.').parse().expect("a port is a number");
        }
    }
    panic!("chromedriver ended before it could be spoken to. {ADVICE}");
}
