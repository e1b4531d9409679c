package guest.server;

/// What a thread of a domain does. It must not return.
public interface Task {
    void run();
}
