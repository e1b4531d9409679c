package ringside.machine;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/// Where the first serial line, the debug console, virtio consoles and network devices write.
record Outputs(OutputStream serial, OutputStream debugConsole, OutputStream console, FrameSink frames) {
    static final Outputs NOWHERE = new Outputs(OutputStream.nullOutputStream(), OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream(), (device, frame) -> { });

    Outputs with(OutputStream line, OutputStream debug) {
        return new Outputs(line, debug, console, frames);
    }

    Outputs withConsole(OutputStream out) {
        return new Outputs(serial, debugConsole, out, frames);
    }

    Outputs withFrames(FrameSink sink) {
        return new Outputs(serial, debugConsole, console, sink);
    }

    static void write(OutputStream out, int value) {
        try {
            out.write(value);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
