//! The built-in classes: each at a fixed address of every heap, so that a constant names it.

use super::value::Addr;

/// Declares the built-in classes in the order in which they are made: constant, name, base, what instances are.
macro_rules! classes {
    ($($constant:ident $name:literal $base:ident $layout:ident;)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        #[derive(Clone, Copy)]
        enum Order { $($constant),* }
        $(
            #[doc = concat!("`", $name, "`")]
            pub const $constant: Addr = Addr(Order::$constant as u32);
        )*
        /// Every built-in class: address, name, base, what instances are made of. The first is `object`.
        pub(crate) const TABLE: &[BuiltinClass] = &[
            $(BuiltinClass { at: $constant, name: $name, base: $base, made_of: MadeOf::$layout }),*
        ];
    };
}

/// One row of the table.
pub(crate) struct BuiltinClass {
    pub at: Addr,
    pub name: &'static str,
    pub base: Addr,
    pub made_of: MadeOf,
}

/// What instances are made of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum MadeOf {
    /// Plain instances.
    Object,
    /// Exceptions.
    Exception,
    /// Classes.
    Type,
    /// A value of the machine's own; classes of a program may descend from it.
    Native,
    /// A value of the machine's own; no class may descend from it.
    Closed,
}

classes! {
    OBJECT "object" OBJECT Object;
    TYPE "type" OBJECT Type;
    INT "int" OBJECT Native;
    BOOL "bool" INT Closed;
    FLOAT "float" OBJECT Native;
    COMPLEX "complex" OBJECT Native;
    STR "str" OBJECT Native;
    BYTES "bytes" OBJECT Native;
    BYTEARRAY "bytearray" OBJECT Native;
    TUPLE "tuple" OBJECT Native;
    LIST "list" OBJECT Native;
    DICT "dict" OBJECT Native;
    SET "set" OBJECT Native;
    FROZENSET "frozenset" OBJECT Native;
    RANGE "range" OBJECT Closed;
    SLICE "slice" OBJECT Closed;
    NONE_TYPE "NoneType" OBJECT Closed;
    ELLIPSIS_TYPE "ellipsis" OBJECT Closed;
    NOT_IMPLEMENTED_TYPE "NotImplementedType" OBJECT Closed;
    FUNCTION "function" OBJECT Closed;
    BUILTIN_FUNCTION "builtin_function_or_method" OBJECT Closed;
    METHOD_DESCRIPTOR "method_descriptor" OBJECT Closed;
    METHOD "method" OBJECT Closed;
    WRAPPER_DESCRIPTOR "wrapper_descriptor" OBJECT Closed;
    METHOD_WRAPPER "method-wrapper" OBJECT Closed;
    GET_SET "getset_descriptor" OBJECT Closed;
    MEMBER "member_descriptor" OBJECT Closed;
    MAPPING_PROXY "mappingproxy" OBJECT Closed;
    CELL "cell" OBJECT Closed;
    CODE "code" OBJECT Closed;
    MODULE "module" OBJECT Native;
    TRACEBACK "traceback" OBJECT Closed;
    GENERATOR "generator" OBJECT Closed;
    COROUTINE "coroutine" OBJECT Closed;
    ASYNC_GENERATOR "async_generator" OBJECT Closed;
    ASYNC_GENERATOR_ASEND "async_generator_asend" OBJECT Closed;
    PROPERTY "property" OBJECT Native;
    STATIC_METHOD "staticmethod" OBJECT Native;
    CLASS_METHOD "classmethod" OBJECT Native;
    SUPER "super" OBJECT Native;
    DICT_KEYS "dict_keys" OBJECT Closed;
    DICT_VALUES "dict_values" OBJECT Closed;
    DICT_ITEMS "dict_items" OBJECT Closed;
    LIST_ITERATOR "list_iterator" OBJECT Closed;
    LIST_REVERSE_ITERATOR "list_reverseiterator" OBJECT Closed;
    TUPLE_ITERATOR "tuple_iterator" OBJECT Closed;
    RANGE_ITERATOR "range_iterator" OBJECT Closed;
    STR_ITERATOR "str_ascii_iterator" OBJECT Closed;
    BYTES_ITERATOR "bytes_iterator" OBJECT Closed;
    DICT_KEY_ITERATOR "dict_keyiterator" OBJECT Closed;
    DICT_VALUE_ITERATOR "dict_valueiterator" OBJECT Closed;
    DICT_ITEM_ITERATOR "dict_itemiterator" OBJECT Closed;
    SET_ITERATOR "set_iterator" OBJECT Closed;
    ENUMERATE "enumerate" OBJECT Closed;
    ZIP "zip" OBJECT Closed;
    NATIVE_CALL "native_call" OBJECT Closed;
    BASE_EXCEPTION "BaseException" OBJECT Exception;
    EXCEPTION "Exception" BASE_EXCEPTION Exception;
    SYSTEM_EXIT "SystemExit" BASE_EXCEPTION Exception;
    KEYBOARD_INTERRUPT "KeyboardInterrupt" BASE_EXCEPTION Exception;
    GENERATOR_EXIT "GeneratorExit" BASE_EXCEPTION Exception;
    ARITHMETIC_ERROR "ArithmeticError" EXCEPTION Exception;
    ZERO_DIVISION_ERROR "ZeroDivisionError" ARITHMETIC_ERROR Exception;
    OVERFLOW_ERROR "OverflowError" ARITHMETIC_ERROR Exception;
    FLOATING_POINT_ERROR "FloatingPointError" ARITHMETIC_ERROR Exception;
    ASSERTION_ERROR "AssertionError" EXCEPTION Exception;
    ATTRIBUTE_ERROR "AttributeError" EXCEPTION Exception;
    BUFFER_ERROR "BufferError" EXCEPTION Exception;
    EOF_ERROR "EOFError" EXCEPTION Exception;
    IMPORT_ERROR "ImportError" EXCEPTION Exception;
    MODULE_NOT_FOUND_ERROR "ModuleNotFoundError" IMPORT_ERROR Exception;
    LOOKUP_ERROR "LookupError" EXCEPTION Exception;
    INDEX_ERROR "IndexError" LOOKUP_ERROR Exception;
    KEY_ERROR "KeyError" LOOKUP_ERROR Exception;
    MEMORY_ERROR "MemoryError" EXCEPTION Exception;
    NAME_ERROR "NameError" EXCEPTION Exception;
    UNBOUND_LOCAL_ERROR "UnboundLocalError" NAME_ERROR Exception;
    OS_ERROR "OSError" EXCEPTION Exception;
    BLOCKING_IO_ERROR "BlockingIOError" OS_ERROR Exception;
    CHILD_PROCESS_ERROR "ChildProcessError" OS_ERROR Exception;
    FILE_EXISTS_ERROR "FileExistsError" OS_ERROR Exception;
    FILE_NOT_FOUND_ERROR "FileNotFoundError" OS_ERROR Exception;
    INTERRUPTED_ERROR "InterruptedError" OS_ERROR Exception;
    IS_A_DIRECTORY_ERROR "IsADirectoryError" OS_ERROR Exception;
    NOT_A_DIRECTORY_ERROR "NotADirectoryError" OS_ERROR Exception;
    PROCESS_LOOKUP_ERROR "ProcessLookupError" OS_ERROR Exception;
    PERMISSION_ERROR "PermissionError" OS_ERROR Exception;
    CONNECTION_ERROR "ConnectionError" OS_ERROR Exception;
    BROKEN_PIPE_ERROR "BrokenPipeError" CONNECTION_ERROR Exception;
    CONNECTION_ABORTED_ERROR "ConnectionAbortedError" CONNECTION_ERROR Exception;
    CONNECTION_REFUSED_ERROR "ConnectionRefusedError" CONNECTION_ERROR Exception;
    CONNECTION_RESET_ERROR "ConnectionResetError" CONNECTION_ERROR Exception;
    TIMEOUT_ERROR "TimeoutError" OS_ERROR Exception;
    REFERENCE_ERROR "ReferenceError" EXCEPTION Exception;
    RUNTIME_ERROR "RuntimeError" EXCEPTION Exception;
    NOT_IMPLEMENTED_ERROR "NotImplementedError" RUNTIME_ERROR Exception;
    RECURSION_ERROR "RecursionError" RUNTIME_ERROR Exception;
    PYTHON_FINALIZATION_ERROR "PythonFinalizationError" RUNTIME_ERROR Exception;
    STOP_ITERATION "StopIteration" EXCEPTION Exception;
    STOP_ASYNC_ITERATION "StopAsyncIteration" EXCEPTION Exception;
    SYNTAX_ERROR "SyntaxError" EXCEPTION Exception;
    INDENTATION_ERROR "IndentationError" SYNTAX_ERROR Exception;
    TAB_ERROR "TabError" INDENTATION_ERROR Exception;
    INCOMPLETE_INPUT_ERROR "_IncompleteInputError" SYNTAX_ERROR Exception;
    SYSTEM_ERROR "SystemError" EXCEPTION Exception;
    TYPE_ERROR "TypeError" EXCEPTION Exception;
    VALUE_ERROR "ValueError" EXCEPTION Exception;
    UNICODE_ERROR "UnicodeError" VALUE_ERROR Exception;
    UNICODE_DECODE_ERROR "UnicodeDecodeError" UNICODE_ERROR Exception;
    UNICODE_ENCODE_ERROR "UnicodeEncodeError" UNICODE_ERROR Exception;
    UNICODE_TRANSLATE_ERROR "UnicodeTranslateError" UNICODE_ERROR Exception;
    WARNING "Warning" EXCEPTION Exception;
    DEPRECATION_WARNING "DeprecationWarning" WARNING Exception;
    RUNTIME_WARNING "RuntimeWarning" WARNING Exception;
    USER_WARNING "UserWarning" WARNING Exception;
    SYNTAX_WARNING "SyntaxWarning" WARNING Exception;
    FUTURE_WARNING "FutureWarning" WARNING Exception;
    BYTES_WARNING "BytesWarning" WARNING Exception;
    ENCODING_WARNING "EncodingWarning" WARNING Exception;
    IMPORT_WARNING "ImportWarning" WARNING Exception;
    PENDING_DEPRECATION_WARNING "PendingDeprecationWarning" WARNING Exception;
    RESOURCE_WARNING "ResourceWarning" WARNING Exception;
    UNICODE_WARNING "UnicodeWarning" WARNING Exception;
}
