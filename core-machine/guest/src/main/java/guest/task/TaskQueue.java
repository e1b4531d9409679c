package guest.task;

/// Tasks in order of arrival. A task stands in one queue at most.
final class TaskQueue {
    private Task first;
    private Task last;

    void add(Task task) {
        task.next = null;
        if (first == null) {
            first = task;
        } else {
            last.next = task;
        }
        last = task;
    }

    /// Takes the first task, or null.
    Task take() {
        Task task = first;
        if (task != null) {
            first = task.next;
        }
        return task;
    }
}
