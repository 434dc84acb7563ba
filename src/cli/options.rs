//! Options of a command, read strictly: what is not understood is named.

/// A command's FILE and options.
pub(super) struct Options {
    command: &'static str,
    /// The file, `-` for standard input.
    pub file: String,
    given: Vec<(String, Option<String>)>,
}

impl Options {
    /// Reads `args`: `flags` stand alone, `valued` take the next argument.
    pub fn read(
        command: &'static str,
        args: &[String],
        flags: &[&str],
        valued: &[&str],
    ) -> Result<Options, String> {
        let mut options = Options { command, file: String::new(), given: Vec::new() };
        let mut rest = args.iter();
        while let Some(arg) = rest.next() {
            if flags.contains(&arg.as_str()) {
                options.given.push((arg.clone(), None));
            } else if valued.contains(&arg.as_str()) {
                let value = rest.next().ok_or(format!("{command}: {arg} takes a value"))?;
                options.given.push((arg.clone(), Some(value.clone())));
            } else if arg != "-" && arg.starts_with('-') {
                return Err(format!("{command}: not understood: {arg}"));
            } else if options.file.is_empty() {
                options.file = arg.clone();
            } else {
                return Err(format!("{command}: one FILE, please; {arg} is one too many"));
            }
        }
        if options.file.is_empty() {
            return Err(format!("{command}: which FILE?"));
        }
        Ok(options)
    }

    /// The command's name, for messages.
    pub fn command(&self) -> &str {
        self.command
    }

    /// Whether a flag was given.
    pub fn has(&self, name: &str) -> bool {
        self.given.iter().any(|(given, _)| given == name)
    }

    /// An option's value.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.given.iter().rev().find(|(given, _)| given == name)?.1.as_deref()
    }

    /// An option's value as a number.
    pub fn number(&self, name: &str) -> Result<Option<u64>, String> {
        match self.text(name) {
            None => Ok(None),
            Some(text) => match text.parse() {
                Ok(number) => Ok(Some(number)),
                Err(_) => Err(format!("{}: {name} takes a number, not {text}", self.command)),
            },
        }
    }
}
