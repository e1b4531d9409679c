package ringside.workbench.inspect;

import java.util.List;

/// Where a core stood before an instruction, and what called what to get there.
///
/// @param frames      innermost first; behind a frame that was entered from outside come those of what was interrupted or called
/// @param instruction the next one, in AT&T syntax
/// @param end         why no more callers are known
public record CallStack(int core, int ring, long address, String instruction, List<Frame> frames, String end) {

    /// An activation of a method.
    ///
    /// @param method    `guest.service.fs.MemoryFiles.read`, of the source line; `function` is another one where it was inlined
    /// @param function  symbol of the code
    /// @param owner     component or program
    /// @param file      source file, empty where none is known
    /// @param line      in it, 0 where none is known
    /// @param told      what is known of variables here
    /// @param variables parameters first
    public record Frame(String method, String function, String owner, String file, int line, long address, Told told, List<Variable> variables) {
        /// `MemoryFiles.read`
        public String shortName() {
            int dot = method.lastIndexOf('.', method.lastIndexOf('.') - 1);
            return method.substring(dot + 1);
        }

        /// `MemoryFiles.java:41`, or the address.
        public String place() {
            return line > 0 ? file.substring(file.lastIndexOf('/') + 1) + ":" + line : "0x" + Long.toHexString(address);
        }

        Frame ownedBy(String component) {
            return new Frame(method, function, component, file, line, address, told, variables);
        }

        public boolean inlined() {
            return !method.equals(function);
        }
    }

    /// What an image says of variables.
    public enum Told {
        /// Where they are, as far as they have a place.
        PLACES,
        /// Nothing: profile `optimised`.
        NOTHING,
        /// It is no Java code.
        NO_JAVA
    }

    /// @param type as in source, without packages
    public record Variable(String name, String type, boolean parameter, Value value) {}
}
