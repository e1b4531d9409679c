/* Ring crossings: a program in ring 3 computes a little and calls the kernel, which changes stacks; every fourth call loads the
   address space anew. */
#include "board.h"

#define CALLS 1000
#define END 0
#define MIX 1

void finish(u64 sum);
void enter(void);
void leave(u64 rounds, void *stack);

static u8 user_stack[4096] __attribute__((aligned(16)));
u8 kernel_stack[4096] __attribute__((aligned(16)));
u64 user_rsp;
static volatile u64 scratch[16];

static inline void set_msr(u32 number, u64 value) {
    asm volatile("wrmsr" : : "c"(number), "a"((u32) value), "d"((u32) (value >> 32)));
}

static inline u64 call(u64 number, u64 value) {
    u64 answer;
    asm volatile("syscall" : "=a"(answer) : "0"(number), "D"(value) : "rcx", "r11", "rdx", "rsi", "r8", "r9", "r10", "memory");
    return answer;
}

static u64 calls;

u64 handle(u64 value, u64 number) {
    if (number == END) {
        finish(value);
    }
    if (++calls % 4 == 0) {
        u64 root;
        asm volatile("mov %%cr3, %0; mov %0, %%cr3" : "=r"(root) : : "memory");
    }
    return value * 0x9E3779B97F4A7C15 ^ calls;
}

asm("        .text\n"
    "        .globl enter\n"
    "enter:  mov  %rsp, user_rsp(%rip)\n"
    "        lea  kernel_stack+4096(%rip), %rsp\n"
    "        push %rcx; push %r11; push %rbx; push %rbp; push %r12; push %r13; push %r14; push %r15\n"
    "        mov  %rax, %rsi\n"
    "        call handle\n"
    "        pop  %r15; pop %r14; pop %r13; pop %r12; pop %rbp; pop %rbx; pop %r11; pop %rcx\n"
    "        mov  user_rsp(%rip), %rsp\n"
    "        sysretq\n"
    "leave:  mov  %rsi, %rsp\n"
    "        lea  program(%rip), %rcx\n"
    "        mov  $2, %r11d\n"
    "        sysretq\n");

/* In ring 3. */
__attribute__((noreturn, used)) void program(u64 rounds) {
    u64 sum = 1;
    for (u64 i = 0; i < rounds * CALLS; i++) {
        for (u32 step = 0; step < 16; step++) {
            sum = sum * 0xBF58476D1CE4E5B9 + step;
            scratch[step] = sum;
        }
        sum ^= call(MIX, sum + scratch[i & 15]);
    }
    call(END, sum);
    __builtin_unreachable();
}

u64 main(u64 rounds) {
    set_msr(0xC0000081, 0x10UL << 48 | 0x08UL << 32);   /* STAR */
    set_msr(0xC0000082, (u64) enter);                   /* LSTAR */
    set_msr(0xC0000084, 0x700);                         /* SFMASK */
    leave(rounds, user_stack + sizeof user_stack - 8);
    return 0;
}
