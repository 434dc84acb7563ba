//! The attributes that built-in classes give their instances by nature, as descriptors in the classes' namespaces
//! (`tp_getset`, `tp_members`); what they give is in `fields.rs`.

use super::classes;
use super::machine::Machine;
use super::native::Interrupt;
use super::object::{Member, Object, Slots};
use super::value::{Addr, Value};

/// Class, the names of its instances' attributes.
const TABLE: &[(Addr, &str)] = &[
    (classes::OBJECT, "__class__"),
    (
        classes::TYPE,
        "__name__ __qualname__ __bases__ __base__ __mro__ __module__ __dict__ __doc__ __annotations__ \
         __type_params__ __abstractmethods__ __text_signature__ __flags__",
    ),
    (
        classes::FUNCTION,
        "__closure__ __doc__ __globals__ __module__ __builtins__ __code__ __defaults__ __kwdefaults__ \
         __annotations__ __dict__ __name__ __qualname__ __type_params__",
    ),
    (classes::METHOD, "__func__ __self__ __doc__"),
    (classes::BUILTIN_FUNCTION, BUILTIN),
    (classes::METHOD_WRAPPER, "__self__ __objclass__ __name__ __qualname__ __doc__ __text_signature__"),
    (classes::METHOD_DESCRIPTOR, DESCRIPTOR),
    (classes::WRAPPER_DESCRIPTOR, DESCRIPTOR),
    (classes::GET_SET, "__objclass__ __name__ __qualname__ __doc__"),
    (classes::MEMBER, "__objclass__ __name__ __qualname__ __doc__"),
    (classes::CELL, "cell_contents"),
    (
        classes::CODE,
        "co_argcount co_posonlyargcount co_kwonlyargcount co_stacksize co_flags co_names co_filename co_name \
         co_qualname co_firstlineno co_consts co_nlocals co_varnames co_cellvars co_freevars co_code",
    ),
    (classes::GENERATOR, "__name__ __qualname__ gi_running gi_suspended gi_code gi_yieldfrom"),
    (classes::COROUTINE, "__name__ __qualname__ cr_running cr_suspended cr_code cr_await cr_origin"),
    (classes::ASYNC_GENERATOR, "__name__ __qualname__ ag_running ag_suspended ag_code ag_await"),
    (classes::TRACEBACK, "tb_next tb_lineno tb_lasti"),
    (classes::INT, "real imag numerator denominator"),
    (classes::FLOAT, "real imag"),
    (classes::COMPLEX, "real imag"),
    (classes::RANGE, "start stop step"),
    (classes::SLICE, "start stop step"),
    (classes::PROPERTY, "fget fset fdel __doc__ __name__ __isabstractmethod__"),
    (classes::STATIC_METHOD, WRAPPED),
    (classes::CLASS_METHOD, WRAPPED),
    (classes::SUPER, "__thisclass__ __self__ __self_class__"),
    (classes::MODULE, "__dict__"),
    (classes::DICT_KEYS, "mapping"),
    (classes::DICT_VALUES, "mapping"),
    (classes::DICT_ITEMS, "mapping"),
    (classes::BASE_EXCEPTION, "args __cause__ __context__ __suppress_context__ __traceback__ __dict__"),
    (classes::STOP_ITERATION, "value"),
    (classes::SYSTEM_EXIT, "code"),
    (classes::NAME_ERROR, "name"),
    (classes::ATTRIBUTE_ERROR, "name obj"),
    (classes::IMPORT_ERROR, "msg name name_from path"),
    (classes::OS_ERROR, "errno strerror filename filename2 characters_written"),
    (classes::SYNTAX_ERROR, "msg filename lineno offset text end_lineno end_offset print_file_and_line"),
    (classes::UNICODE_DECODE_ERROR, UNICODE),
    (classes::UNICODE_ENCODE_ERROR, UNICODE),
    (classes::UNICODE_TRANSLATE_ERROR, UNICODE),
];

const BUILTIN: &str = "__self__ __module__ __name__ __qualname__ __doc__ __text_signature__";
const DESCRIPTOR: &str = "__objclass__ __name__ __qualname__ __doc__ __text_signature__";
const WRAPPED: &str = "__func__ __wrapped__ __isabstractmethod__ __dict__";
const UNICODE: &str = "encoding object start end reason";

impl Machine {
    /// Puts the descriptors into the built-in classes.
    pub(super) fn make_members(&mut self) {
        for (class, names) in TABLE {
            for name in names.split_ascii_whitespace() {
                self.make_member(*class, name, false);
            }
        }
    }

    /// Puts one descriptor into a class.
    pub(super) fn make_member(&mut self, class: Addr, name: &str, slot: bool) {
        let name = self.heap.intern(name);
        let member = self.heap.alloc(Object::Member(Member { class, name, slot }));
        if let Some(dict) = self.class(class).map(|class| class.dict) {
            self.heap.dict_set_name(dict, name, Value::Object(member));
        }
    }

    /// What the attribute of `member` is in `object`; nothing where it has no value.
    pub fn member_value(&mut self, member: Member, object: Value) -> Option<Value> {
        if !member.slot {
            return self.own_field(object, member.name);
        }
        let dict = self.slot_values(object, false)?;
        self.heap.dict_get_name(dict, member.name)
    }

    /// Sets the attribute of `member` in `object`.
    pub fn set_member(&mut self, member: Member, object: Value, value: Value) -> Result<(), Interrupt> {
        if member.slot {
            if let Some(dict) = self.slot_values(object, true) {
                self.heap.dict_set_name(dict, member.name, value);
            }
            return Ok(());
        }
        if self.set_own_field(object, member.name, value)? {
            return Ok(());
        }
        Err(self.member_error(member))
    }

    /// Deletes it.
    pub fn delete_member(&mut self, member: Member, object: Value) -> Result<(), Interrupt> {
        if !member.slot {
            return match self.delete_own_field(object, member.name)? {
                true => Ok(()),
                false => Err(self.member_error(member)),
            };
        }
        if let Some(dict) = self.slot_values(object, false)
            && let Some(index) = self.heap.dict_find_name(dict, member.name)
        {
            self.heap.dict_remove(dict, index);
            return Ok(());
        }
        let name = Value::Object(member.name);
        Err(Interrupt::Raise(self.exception(classes::ATTRIBUTE_ERROR, &[name])))
    }

    /// The attribute cannot be changed.
    fn member_error(&mut self, member: Member) -> Interrupt {
        let name = self.heap.name(member.name);
        let text = match name {
            "__closure__" | "__globals__" | "__builtins__" | "start" | "stop" | "step" | "fget" | "fset"
            | "fdel" | "__func__" | "__self__" | "__thisclass__" | "__self_class__" | "__objclass__"
            | "__wrapped__" | "real" | "imag"
                if !(matches!(name, "real" | "imag") && member.class != classes::COMPLEX) =>
            {
                "readonly attribute".to_string()
            }
            name if name.starts_with("co_") => "readonly attribute".to_string(),
            name => {
                format!("attribute '{name}' of '{}' objects is not writable", self.class_name(member.class))
            }
        };
        self.error(classes::ATTRIBUTE_ERROR, &text)
    }

    /// Whether `found` is a name of `__slots__` whose value the instance keeps where others keep their `__dict__`.
    pub(super) fn is_slot_in_place(&self, found: Value, instance: Addr) -> bool {
        matches!(self.heap.of(found), Some(Object::Member(member)) if member.slot)
            && matches!(self.heap.get(instance), Object::Instance(instance) if instance.slots == Slots::InDict)
    }

    /// The dict with the values of an object's slots (made on demand where `make`).
    fn slot_values(&mut self, object: Value, make: bool) -> Option<Addr> {
        let Some(Object::Instance(instance)) = self.heap.of(object) else {
            return self.namespace_of(object, make);
        };
        match instance.slots {
            Slots::InDict => Some(instance.dict),
            Slots::Beside(dict) => Some(dict),
            Slots::None if make => {
                let dict = self.heap.alloc(Object::Dict(Box::default()));
                if let Some(at) = object.addr()
                    && let Object::Instance(instance) = self.heap.write(at)
                {
                    instance.slots = Slots::Beside(dict);
                }
                Some(dict)
            }
            Slots::None => None,
        }
    }
}
