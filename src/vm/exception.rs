//! What exceptions have beside `args`: `StopIteration.value`, `NameError.name`, `OSError.errno`, ... (`Objects/exceptions.c`).

use super::classes;
use super::machine::Machine;
use super::native::Interrupt;
use super::object::Object;
use super::value::{Addr, Value};

/// Where a field's value comes from until it is set.
#[derive(Clone, Copy)]
enum Source {
    /// None.
    Nothing,
    /// This argument, where there are enough.
    Argument(usize),
    /// The only argument.
    Only,
    /// The only argument, or all of them.
    OnlyOrAll,
    /// This item of the second argument, a SyntaxError's place.
    Place(usize),
}

use Source::{Argument, Nothing, Only, OnlyOrAll, Place};

/// The fields of built-in exceptions: class, name, source.
const FIELDS: &[(Addr, &str, Source)] = &[
    (classes::STOP_ITERATION, "value", Argument(0)),
    (classes::SYSTEM_EXIT, "code", OnlyOrAll),
    (classes::NAME_ERROR, "name", Nothing),
    (classes::ATTRIBUTE_ERROR, "name", Nothing),
    (classes::ATTRIBUTE_ERROR, "obj", Nothing),
    (classes::IMPORT_ERROR, "msg", Only),
    (classes::IMPORT_ERROR, "name", Nothing),
    (classes::IMPORT_ERROR, "path", Nothing),
    (classes::IMPORT_ERROR, "name_from", Nothing),
    (classes::OS_ERROR, "errno", Nothing),
    (classes::OS_ERROR, "strerror", Nothing),
    (classes::OS_ERROR, "filename", Nothing),
    (classes::OS_ERROR, "filename2", Nothing),
    (classes::SYNTAX_ERROR, "msg", Argument(0)),
    (classes::SYNTAX_ERROR, "filename", Place(0)),
    (classes::SYNTAX_ERROR, "lineno", Place(1)),
    (classes::SYNTAX_ERROR, "offset", Place(2)),
    (classes::SYNTAX_ERROR, "text", Place(3)),
    (classes::SYNTAX_ERROR, "end_lineno", Place(4)),
    (classes::SYNTAX_ERROR, "end_offset", Place(5)),
    (classes::SYNTAX_ERROR, "print_file_and_line", Nothing),
    (classes::UNICODE_DECODE_ERROR, "encoding", Argument(0)),
    (classes::UNICODE_DECODE_ERROR, "object", Argument(1)),
    (classes::UNICODE_DECODE_ERROR, "start", Argument(2)),
    (classes::UNICODE_DECODE_ERROR, "end", Argument(3)),
    (classes::UNICODE_DECODE_ERROR, "reason", Argument(4)),
    (classes::UNICODE_ENCODE_ERROR, "encoding", Argument(0)),
    (classes::UNICODE_ENCODE_ERROR, "object", Argument(1)),
    (classes::UNICODE_ENCODE_ERROR, "start", Argument(2)),
    (classes::UNICODE_ENCODE_ERROR, "end", Argument(3)),
    (classes::UNICODE_ENCODE_ERROR, "reason", Argument(4)),
    (classes::UNICODE_TRANSLATE_ERROR, "object", Argument(0)),
    (classes::UNICODE_TRANSLATE_ERROR, "start", Argument(1)),
    (classes::UNICODE_TRANSLATE_ERROR, "end", Argument(2)),
    (classes::UNICODE_TRANSLATE_ERROR, "reason", Argument(3)),
];

impl Machine {
    /// The first of an exception's arguments, or None: a StopIteration's `value`.
    pub(crate) fn first_argument(&self, exception: Value) -> Value {
        match self.heap.of(exception) {
            Some(Object::Exception(inner)) => self.item(inner.args, 0),
            _ => Value::None,
        }
    }

    fn item(&self, tuple: Value, at: usize) -> Value {
        match self.heap.of(tuple) {
            Some(Object::Tuple(items)) => items.get(at).copied().unwrap_or(Value::None),
            Some(Object::List(items)) => items.get(at).copied().unwrap_or(Value::None),
            _ => Value::None,
        }
    }

    /// The field `name` of the exception at `at`, where its class has one.
    pub(crate) fn exception_data(&self, at: Addr, name: &str) -> Option<Value> {
        let Object::Exception(exception) = self.heap.get(at) else { return None };
        let (class, args) = (exception.class, exception.args);
        let source = self.exception_field_source(class, name)?;
        if let Some(set) = self.exception_set_field(at, name) {
            return Some(set);
        }
        let count = match self.heap.of(args) {
            Some(Object::Tuple(items)) => items.len(),
            _ => 0,
        };
        Some(match source {
            Nothing => Value::None,
            Argument(index) => self.item(args, index),
            Only | OnlyOrAll if count == 1 => self.item(args, 0),
            OnlyOrAll if count > 1 => args,
            Only | OnlyOrAll => Value::None,
            Place(index) => self.item(self.item(args, 1), index),
        })
    }

    fn exception_field_source(&self, class: Addr, name: &str) -> Option<Source> {
        let of = |row: &&(Addr, &str, Source)| row.1 == name && self.is_subclass(class, row.0);
        FIELDS.iter().find(of).map(|row| row.2)
    }

    /// What a field was set to, if it was.
    pub(crate) fn exception_set_field(&self, at: Addr, name: &str) -> Option<Value> {
        let Object::Exception(exception) = self.heap.get(at) else { return None };
        let fields = exception.fields.addr()?;
        self.heap.dict_get_name(fields, self.heap.interned(name)?)
    }

    /// As `exception_set_field`; nil where it was not set.
    pub fn exception_detail(&self, at: Addr, name: &str) -> Value {
        self.exception_set_field(at, name).unwrap_or(Value::Nil)
    }

    /// Sets a field, one of the library's own included.
    pub fn set_exception_detail(&mut self, at: Addr, name: &str, value: Value) {
        let Object::Exception(exception) = self.heap.get(at) else { return };
        let fields = match exception.fields.addr() {
            Some(fields) => fields,
            None => {
                let fields = self.heap.alloc(Object::Dict(Box::default()));
                if let Object::Exception(exception) = self.heap.write(at) {
                    exception.fields = Value::Object(fields);
                }
                fields
            }
        };
        let name = self.heap.intern(name);
        self.heap.dict_set_name(fields, name, value);
    }

    /// A field of the exception at `at`.
    pub(crate) fn exception_field(&mut self, at: Addr, text: &str) -> Option<Value> {
        let Object::Exception(exception) = self.heap.get(at) else { return None };
        match text {
            "args" => Some(exception.args),
            "__cause__" => Some(exception.cause),
            "__context__" => Some(exception.context),
            "__suppress_context__" => Some(Value::Bool(exception.suppress_context)),
            "__traceback__" => Some(exception.traceback),
            "characters_written" => self.exception_set_field(at, text),
            _ => self.exception_data(at, text),
        }
    }

    /// Whether a field of every exception may hold `value`.
    pub(crate) fn check_exception_field(&mut self, name: &str, value: Value) -> Result<(), Interrupt> {
        let text = match name {
            "__cause__" | "__context__" => {
                if value == Value::None || self.is_instance(value, classes::BASE_EXCEPTION) {
                    return Ok(());
                }
                let what = name.trim_matches('_');
                format!("exception {what} must be None or derive from BaseException")
            }
            "__traceback__" if value == Value::None => return Ok(()),
            "__traceback__" => match self.heap.of(value) {
                Some(Object::Traceback(_)) => return Ok(()),
                _ => "__traceback__ must be a traceback or None".to_string(),
            },
            "__suppress_context__" if !matches!(value, Value::Bool(_)) => {
                "attribute value type must be bool".to_string()
            }
            _ => return Ok(()),
        };
        Err(self.error(classes::TYPE_ERROR, &text))
    }

    /// Sets a field that the class gives its exceptions.
    pub(crate) fn set_exception_field(
        &mut self,
        at: Addr,
        text: &str,
        value: Value,
    ) -> Result<bool, Interrupt> {
        self.check_exception_field(text, value)?;
        if text == "args" {
            let mut tape = Default::default();
            let mut call = super::native::Call { vm: self, arguments: &[], names: &[], tape: &mut tape };
            let items = super::ops::iterate::items(&mut call, value)?;
            let args = self.heap.tuple(items);
            if let Object::Exception(exception) = self.heap.write(at) {
                exception.args = args;
            }
            return Ok(true);
        }
        if text == "__dict__" {
            let dict = self.dict_argument(value)?;
            if let Object::Exception(exception) = self.heap.write(at) {
                exception.dict = Value::Object(dict);
            }
            return Ok(true);
        }
        let Object::Exception(exception) = self.heap.write(at) else { return Ok(false) };
        match text {
            "__cause__" => {
                exception.cause = value;
                exception.suppress_context = true;
            }
            "__context__" => exception.context = value,
            "__suppress_context__" => exception.suppress_context = value == Value::Bool(true),
            "__traceback__" => exception.traceback = value,
            _ => self.set_exception_detail(at, text, value),
        }
        Ok(true)
    }
}
