package ringside.workbench.inspect;

import java.util.List;

/// What a variable, field or element held at one moment.
public sealed interface Value {
    /// In one line.
    String text();

    /// What it is made of, as far as it was looked at.
    default List<Member> members() {
        return List.of();
    }

    /// A field or element.
    ///
    /// @param type as in source: `int`, `Inode`
    record Member(String name, String type, Value value) {}

    /// A number, boolean or character.
    record Plain(String text) implements Value {}

    /// No object.
    record Null() implements Value {
        @Override
        public String text() {
            return "null";
        }
    }

    /// An object or array.
    ///
    /// @param type    its own, not the variable's, as in source without packages
    /// @param content in short, for what is told in a word: text, length; else empty
    record Reference(String type, long address, String content, List<Member> members) implements Value {
        @Override
        public String text() {
            return (content.isEmpty() ? "" : content + "  ") + type + "@" + Long.toHexString(address);
        }
    }

    /// An address where no object lies: memory there is not mapped, or it does not begin with the number of a type.
    ///
    /// @param what is wrong
    record Wild(long address, String what) implements Value {
        @Override
        public String text() {
            return "0x" + Long.toHexString(address) + ": " + what;
        }
    }

    /// The place of the variable itself could not be read.
    record Unreadable(long address) implements Value {
        @Override
        public String text() {
            return "memory at 0x" + Long.toHexString(address) + " cannot be read";
        }
    }

    /// The image's map gives it no place here.
    record NotHere() implements Value {
        @Override
        public String text() {
            return "not available here";
        }
    }
}
