package guest.bench;

import guest.policy.sched.RoundRobin;

/// The scheduler's choice: who has run goes to the end, now and then somebody blocks and wakes.
final class RunQueue implements Routine {
    private static final int ROUNDS = 20_000;
    private static final int TASKS = 24;

    private final RoundRobin queue = new RoundRobin(TASKS);

    RunQueue() {
        for (int i = 0; i < TASKS; i++) {
            queue.add(i);
        }
    }

    @Override
    public long run() {
        long sum = 0;
        for (int i = 0; i < ROUNDS; i++) {
            int task = queue.next();
            sum = sum * 31 + task;
            queue.add(task);
            if ((i & 15) == 0) {
                int blocked = i % TASKS;
                queue.remove(blocked);
                queue.add(blocked);
            }
        }
        return queue.isEmpty() ? 0 : sum;
    }
}
