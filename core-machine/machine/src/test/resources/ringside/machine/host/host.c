/* Runs single instructions on the processor of this computer, in user mode: reads cases, writes results.
 *
 * The instruction stands in a page full of int3, so that whatever comes next traps. A signal handler takes the state from
 * its context, puts the next case into it, and returns. Linux on x86-64 only. */
#define _GNU_SOURCE
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

#define CODE 0x10000000UL
#define START 0x800
#define DATA 0x20000000UL
#define WRITABLE 8192

struct floating {
    uint16_t control, status, tags, opcode;
    uint64_t code, data;
    uint32_t mxcsr, mask;
    uint64_t stack[16];
    uint64_t vectors[32];
};

struct input {
    uint8_t code[16];
    uint64_t general[16];
    uint64_t flags;
    uint64_t patch_at;
    uint64_t patch[8];
    struct floating floating;
};

struct output {
    uint64_t general[16];
    uint64_t flags, rip, vector, error, address, memory;
    struct floating floating;
};

enum { BATCH = 512 };
static struct input inputs[BATCH];
static struct output outputs[BATCH];
static int count, now;
static char *code; /* the code page, where it can be written */
static uint64_t pattern[WRITABLE / 8];
static char handler_stack[1 << 20];

/* Context order of the registers in instruction order. */
static const int ORDER[16] = {REG_RAX, REG_RCX, REG_RDX, REG_RBX, REG_RSP, REG_RBP, REG_RSI, REG_RDI,
    REG_R8, REG_R9, REG_R10, REG_R11, REG_R12, REG_R13, REG_R14, REG_R15};

static void all(int write_, void *at, size_t length) {
    while (length > 0) {
        ssize_t n = write_ ? write(1, at, length) : read(0, at, length);
        if (n <= 0) {
            _exit(0);
        }
        at = (char *) at + n;
        length -= n;
    }
}

static void load(ucontext_t *context) {
    if (now == count) {
        if (count > 0) {
            all(1, outputs, sizeof(struct output) * count);
        }
        int32_t number;
        all(0, &number, sizeof number);
        if (number == 0) {
            _exit(0);
        }
        count = number;
        now = 0;
        all(0, inputs, sizeof(struct input) * count);
    }
    struct input *in = &inputs[now];
    greg_t *g = context->uc_mcontext.gregs;
    for (int i = 0; i < 16; i++) {
        g[ORDER[i]] = in->general[i];
    }
    g[REG_EFL] = in->flags;
    g[REG_RIP] = CODE + START;
    memcpy(code + START, in->code, 16);
    memcpy((void *) DATA, pattern, WRITABLE);
    if (in->patch_at != 0) {
        memcpy((void *) in->patch_at, in->patch, sizeof in->patch);
    }
    char *state = (char *) context->uc_mcontext.fpregs;
    memcpy(state, &in->floating, 28);
    memcpy(state + 32, in->floating.stack, 128 + 256);
    *(uint64_t *) (state + 512) |= 3;
}

static void handle(int signal, siginfo_t *info, void *data) {
    ucontext_t *context = data;
    if (count == 0) {
        load(context);
        return;
    }
    greg_t *g = context->uc_mcontext.gregs;
    struct output *out = &outputs[now];
    for (int i = 0; i < 16; i++) {
        out->general[i] = g[ORDER[i]];
    }
    out->flags = g[REG_EFL];
    out->rip = g[REG_RIP];
    out->vector = g[REG_TRAPNO];
    out->error = g[REG_ERR];
    out->address = out->vector == 14 ? g[REG_CR2] : 0;
    uint64_t hash = 0;
    for (int i = 0; i < WRITABLE / 8; i++) {
        hash = hash * 0x9E3779B97F4A7C15UL + ((uint64_t *) DATA)[i];
    }
    out->memory = hash;
    char *state = (char *) context->uc_mcontext.fpregs;
    memcpy(&out->floating, state, 32);
    memcpy(out->floating.stack, state + 32, 128 + 256);
    now++;
    load(context);
}

int main(void) {
    int anonymous = MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED;
    int file = memfd_create("code", 0);
    if (ftruncate(file, 4096) != 0) {
        return 1;
    }
    mmap((void *) CODE, 4096, PROT_READ | PROT_EXEC, MAP_SHARED | MAP_FIXED, file, 0);
    code = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    char *memory = mmap((void *) DATA, WRITABLE + 4096, PROT_READ | PROT_WRITE, anonymous, -1, 0);
    memset(code, 0xCC, 4096);
    uint64_t seed = 1;
    for (int i = 0; i < (WRITABLE + 4096) / 8; i++) {
        seed = seed * 6364136223846793005UL + 1442695040888963407UL;
        ((uint64_t *) memory)[i] = seed >> (i & 31);
    }
    memcpy(pattern, memory, WRITABLE);
    mprotect(memory + WRITABLE, 4096, PROT_READ);
    stack_t stack = {.ss_sp = handler_stack, .ss_size = sizeof handler_stack};
    sigaltstack(&stack, 0);
    struct sigaction action = {.sa_sigaction = handle, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER};
    int signals[] = {SIGTRAP, SIGSEGV, SIGILL, SIGFPE, SIGBUS};
    for (int i = 0; i < 5; i++) {
        sigaction(signals[i], &action, 0);
    }
    raise(SIGTRAP);
    return 1;
}
