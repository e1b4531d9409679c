/* Calls and pointers: a shuffled chain, recursion, indirect calls and a search tree. */
#include "board.h"

#define CHAIN 4096
#define TREE 1024
#define CALLS 4096

struct link { struct link *next; u64 value; };
struct node { struct node *left, *right; u64 key; u64 hits; };

static struct link chain[CHAIN];
static struct node nodes[TREE];
static struct node *top;

static void shuffle(void) {
    static u32 order[CHAIN];
    for (u32 i = 0; i < CHAIN; i++) {
        order[i] = i;
    }
    for (u32 i = CHAIN - 1; i > 0; i--) {
        u32 j = scatter(i) % (i + 1);
        u32 kept = order[i];
        order[i] = order[j];
        order[j] = kept;
    }
    for (u32 i = 0; i < CHAIN; i++) {
        chain[order[i]].next = &chain[order[(i + 1) % CHAIN]];
        chain[order[i]].value = scatter(order[i]);
    }
}

static NOINLINE u64 follow(u64 sum) {
    struct link *at = chain;
    for (u32 i = 0; i < CHAIN; i++) {
        sum += at->value ^ i;
        at = at->next;
    }
    return sum;
}

static NOINLINE u64 fibonacci(u64 n) {
    if (n < 2) {
        return n;
    }
    u64 before = fibonacci(n - 2);
    asm volatile("" : "+r"(before));
    return before + fibonacci(n - 1);
}

static NOINLINE u64 add(u64 a, u64 b) { return a + b; }
static NOINLINE u64 mix(u64 a, u64 b) { return a ^ b << 3; }
static NOINLINE u64 least(u64 a, u64 b) { return a < b ? a : b; }
static NOINLINE u64 turn(u64 a, u64 b) { return (a << 7 | a >> 57) - b; }

static u64 (*volatile operations[4])(u64, u64) = {add, mix, least, turn};

static NOINLINE u64 dispatch(u64 sum) {
    for (u32 i = 0; i < CALLS; i++) {
        sum = operations[(sum >> 5 ^ i) & 3](sum, i * 0x9E3779B9UL);
    }
    return sum;
}

static NOINLINE void insert(struct node **place, struct node *fresh) {
    if (!*place) {
        *place = fresh;
    } else {
        insert(fresh->key < (*place)->key ? &(*place)->left : &(*place)->right, fresh);
    }
}

static NOINLINE struct node *find(struct node *from, u64 key) {
    while (from && from->key != key) {
        from = key < from->key ? from->left : from->right;
    }
    return from;
}

static NOINLINE u64 walk(struct node *from) {
    return from ? walk(from->left) * 3 + from->hits + walk(from->right) : 1;
}

u64 main(u64 rounds) {
    u64 sum = 1;
    shuffle();
    for (u32 i = 0; i < TREE; i++) {
        nodes[i].key = scatter(i * 7);
        insert(&top, &nodes[i]);
    }
    for (u64 round = 0; round < rounds; round++) {
        sum = follow(sum);
        sum = sum * 31 + fibonacci(15);
        sum = dispatch(sum);
        for (u32 i = 0; i < TREE; i++) {
            find(top, scatter((sum + i) % TREE * 7))->hits++;
        }
        sum = sum * 31 + walk(top);
    }
    return sum;
}
