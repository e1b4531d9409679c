/* guest.bench.MessageRing */
#include "twin.h"

enum { ROUNDS = 5000, MESSAGE = 24, CAPACITY = 1024 };

typedef struct { HEADER; bytes *data; i32 head, tail; } ring;
typedef struct { HEADER; ring *there, *back; bytes *request, *reply; } parties;

static int put(ring *r, bytes *message, i32 count) {
    if (CAPACITY - (r->tail - r->head) < count) return 0;
    for (i32 i = 0; i < count; i++) r->data->at[(r->tail + i) & (CAPACITY - 1)] = message->at[i];
    r->tail += count;
    return 1;
}

static int take(ring *r, bytes *message, i32 count) {
    if (r->tail - r->head < count) return 0;
    for (i32 i = 0; i < count; i++) message->at[i] = r->data->at[(r->head + i) & (CAPACITY - 1)];
    r->head += count;
    return 1;
}

static ring *new_ring(void) {
    ring *r = object(sizeof *r);
    r->data = new_bytes(CAPACITY);
    return r;
}

static void *prepare(void) {
    parties *p = object(sizeof *p);
    p->there = new_ring();
    p->back = new_ring();
    p->request = new_bytes(MESSAGE);
    p->reply = new_bytes(MESSAGE);
    return p;
}

static i64 run(void *self) {
    parties *p = self;
    i64 sum = 0;
    for (i32 i = 0; i < ROUNDS; i++) {
        p->request->at[i % MESSAGE] = (i8)i;
        put(p->there, p->request, MESSAGE);
        if (take(p->there, p->reply, MESSAGE)) {
            p->reply->at[0] += p->reply->at[MESSAGE - 1];
            put(p->back, p->reply, MESSAGE);
        }
        take(p->back, p->request, MESSAGE);
        sum = sum * 31 + p->request->at[0];
    }
    return sum;
}

const routine message_ring = {prepare, run};
