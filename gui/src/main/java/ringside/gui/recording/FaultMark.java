package ringside.gui.recording;

/// A place in a lane's events at which something went wrong for good.
///
/// @param position  of the event
/// @param component that was running, by index
public record FaultMark(int position, Kind kind, int component) {
    public enum Kind {
        /// An exception after which the component did not go on.
        EXCEPTION("fault"),
        /// The component gave no sign of life and was stopped.
        SILENCE("silence"),
        /// The kernel stopped itself.
        PANIC("panic"),
        /// A component that was lost runs again in an address space of its own.
        RESTART("restart");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
