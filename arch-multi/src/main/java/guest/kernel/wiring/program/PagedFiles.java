package guest.kernel.wiring.program;

import guest.kernel.urpc.Channel;
import guest.lang.Recursive;
import guest.port.Buffer;
import guest.port.FileService;
import guest.server.ClientBuffer;

/// Files behind a channel, which moves one page of data at a time: longer reads become several.
@Recursive(1)
final class PagedFiles implements FileService {
    private final FileService files;
    private final ClientBuffer page = new ClientBuffer();

    PagedFiles(FileService files) {
        this.files = files;
    }

    @Override
    public int open(int caller, int flags, Buffer path) {
        return files.open(caller, flags, path);
    }

    @Override
    public int read(int caller, int handle, Buffer destination) {
        if (!(destination instanceof ClientBuffer whole) || whole.length() <= Channel.DATA_BYTES) {
            return files.read(caller, handle, destination);
        }
        int done = 0;
        while (done < whole.length()) {
            int piece = Math.min(whole.length() - done, Channel.DATA_BYTES);
            int count = files.read(caller, handle, page.take(whole.address() + done, piece));
            if (count < 0) {
                return done > 0 ? done : count;
            }
            done += count;
            if (count < piece) {
                return done;
            }
        }
        return done;
    }

    /// Nobody gives more than a page at a time.
    @Override
    public int write(int caller, int handle, Buffer source) {
        return files.write(caller, handle, source);
    }

    /// The other core cannot be lent pages of this one, so they are copied, one after the other.
    @Override
    public int writePages(int caller, int handle, long position, Buffer source) {
        if (!(source instanceof ClientBuffer whole)) {
            return files.writePages(caller, handle, position, source);
        }
        int done = 0;
        while (done < whole.length()) {
            int piece = Math.min(whole.length() - done, Channel.DATA_BYTES);
            long at = position < 0 ? position : position + done;
            int count = files.writePages(caller, handle, at, page.give(whole.address() + done, piece));
            if (count < piece) {
                return done > 0 ? done + Math.max(count, 0) : count;
            }
            done += piece;
        }
        return done;
    }

    @Override
    public int close(int caller, int handle) {
        return files.close(caller, handle);
    }

    @Override
    public int release(int caller, int process) {
        return files.release(caller, process);
    }

    @Override
    public int readAt(int caller, int handle, long position, Buffer destination) {
        return files.readAt(caller, handle, position, destination);
    }

    @Override
    public int writeAt(int caller, int handle, long position, Buffer source) {
        return files.writeAt(caller, handle, position, source);
    }
}
