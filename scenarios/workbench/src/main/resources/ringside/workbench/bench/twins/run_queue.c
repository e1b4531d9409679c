/* guest.bench.RunQueue and guest.policy.sched.RoundRobin */
#include "twin.h"

enum { ROUNDS = 20000, TASKS = 24, NOBODY = -1 };

typedef struct { HEADER; ints *waiting; i32 first, count; } round_robin;
typedef struct { HEADER; round_robin *queue; } scheduler;

static void add(round_robin *r, i32 candidate) {
    r->waiting->at[(r->first + r->count) % r->waiting->length] = candidate;
    r->count++;
}

static i32 next(round_robin *r) {
    if (r->count == 0) return NOBODY;
    i32 candidate = r->waiting->at[r->first];
    r->first = (r->first + 1) % r->waiting->length;
    r->count--;
    return candidate;
}

static void leave(round_robin *r, i32 candidate) {
    i32 kept = 0;
    for (i32 i = 0; i < r->count; i++) {
        i32 waiter = r->waiting->at[(r->first + i) % r->waiting->length];
        if (waiter != candidate) {
            r->waiting->at[(r->first + kept) % r->waiting->length] = waiter;
            kept++;
        }
    }
    r->count = kept;
}

static void *prepare(void) {
    scheduler *s = object(sizeof *s);
    s->queue = object(sizeof *s->queue);
    s->queue->waiting = new_ints(TASKS);
    for (i32 i = 0; i < TASKS; i++) add(s->queue, i);
    return s;
}

static i64 run(void *self) {
    scheduler *s = self;
    i64 sum = 0;
    for (i32 i = 0; i < ROUNDS; i++) {
        i32 task = next(s->queue);
        sum = sum * 31 + task;
        add(s->queue, task);
        if ((i & 15) == 0) {
            i32 blocked = i % TASKS;
            leave(s->queue, blocked);
            add(s->queue, blocked);
        }
    }
    return s->queue->count == 0 ? 0 : sum;
}

const routine run_queue = {prepare, run};
