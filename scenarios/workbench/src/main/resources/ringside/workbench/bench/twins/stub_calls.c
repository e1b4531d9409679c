/* guest.bench.StubCalls, with what the guest compiler generates for guest.port.FileService */
#include "client_bytes.h"

enum { ROUNDS = 10000 };

typedef struct service service;
/* guest.port.FileService, which has several implementations in the image. */
typedef struct {
    i32 (*open)(service *, i32 caller, i32 flags, client_bytes *path);
    i32 (*read)(service *, i32 caller, i32 handle, client_bytes *destination);
    i32 (*write)(service *, i32 caller, i32 handle, client_bytes *source);
    i32 (*close)(service *, i32 caller, i32 handle);
    i32 (*release)(service *, i32 caller, i32 process);
} operations;
struct service { const operations *table; };

typedef struct { HEADER; i64 first, second, third, result; client_bytes *buffer; i32 operation, caller; } message;
typedef struct { service base; i32 open; } answers;
typedef struct { HEADER; service *service; } dispatcher;
typedef struct { HEADER; dispatcher *dispatcher; } wire;
typedef struct { service base; wire *transport; message *message; } proxy;
typedef struct { HEADER; service *service; client_bytes *buffer; } caller;

static i32 answer_open(service *self, i32 caller, i32 flags, client_bytes *path) {
    (void)caller;
    ((answers *)self)->open++;
    return flags + path->length;
}
static i32 answer_read(service *self, i32 caller, i32 handle, client_bytes *destination) {
    (void)self, (void)caller;
    return handle ^ destination->length;
}
static i32 answer_write(service *self, i32 caller, i32 handle, client_bytes *source) {
    (void)self, (void)caller, (void)handle;
    return source->length;
}
static i32 answer_close(service *self, i32 caller, i32 handle) {
    (void)caller, (void)handle;
    return --((answers *)self)->open;
}
static i32 answer_release(service *self, i32 caller, i32 process) {
    (void)self, (void)caller;
    return process;
}
static const operations ANSWERS = {answer_open, answer_read, answer_write, answer_close, answer_release};

static void dispatch(dispatcher *d, message *m) {
    service *s = d->service;
    switch (m->operation) {
        case 0: m->result = m->buffer == 0 ? -EINVAL : s->table->open(s, m->caller, (i32)m->first, m->buffer); break;
        case 1: m->result = m->buffer == 0 ? -EINVAL : s->table->read(s, m->caller, (i32)m->first, m->buffer); break;
        case 2: m->result = m->buffer == 0 ? -EINVAL : s->table->write(s, m->caller, (i32)m->first, m->buffer); break;
        case 3: m->result = s->table->close(s, m->caller, (i32)m->first); break;
        case 4: m->result = s->table->release(s, m->caller, (i32)m->first); break;
        default: m->result = -ENOSYS;
    }
}

static void call(wire *w, message *m) {
    m->caller = 7;
    dispatch(w->dispatcher, m);
}

static i32 send(service *self, i32 operation, i32 first, client_bytes *buffer) {
    proxy *p = (proxy *)self;
    p->message->operation = operation;
    p->message->first = first;
    p->message->buffer = buffer;
    call(p->transport, p->message);
    return (i32)p->message->result;
}
static i32 proxy_open(service *s, i32 caller, i32 flags, client_bytes *path) { (void)caller; return send(s, 0, flags, path); }
static i32 proxy_read(service *s, i32 caller, i32 handle, client_bytes *b) { (void)caller; return send(s, 1, handle, b); }
static i32 proxy_write(service *s, i32 caller, i32 handle, client_bytes *b) { (void)caller; return send(s, 2, handle, b); }
static i32 proxy_close(service *s, i32 caller, i32 handle) { (void)caller; return send(s, 3, handle, 0); }
static i32 proxy_release(service *s, i32 caller, i32 process) { (void)caller; return send(s, 4, process, 0); }
static const operations PROXY = {proxy_open, proxy_read, proxy_write, proxy_close, proxy_release};

static void *prepare(void) {
    answers *a = object(sizeof *a);
    a->base.table = &ANSWERS;
    dispatcher *d = object(sizeof *d);
    d->service = &a->base;
    wire *w = object(sizeof *w);
    w->dispatcher = d;
    proxy *p = object(sizeof *p);
    p->base.table = &PROXY;
    p->transport = w;
    p->message = object(sizeof *p->message);
    caller *c = object(sizeof *c);
    c->service = &p->base;
    c->buffer = new_client_bytes(new_bytes(64));
    return c;
}

static i64 run(void *self) {
    caller *c = self;
    i64 sum = 0;
    for (i32 i = 0; i < ROUNDS; i++) {
        c->buffer->length = i & 63;
        i32 handle = c->service->table->open(c->service, 1, i, c->buffer);
        sum = sum * 31 + c->service->table->read(c->service, 1, handle, c->buffer);
        sum += c->service->table->close(c->service, 1, handle);
    }
    return sum;
}

const routine stub_calls = {prepare, run};
