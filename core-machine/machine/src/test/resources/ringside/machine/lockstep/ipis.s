# Four cores: interrupts by every shorthand and destination mode, non-maskable ones, a token that goes round, sums under a lock.
.include "boot.s"
.include "vectors.s"
boot
vectors
.set page, 0x8000
.macro wait where value
9990: pause
  cmpl $\value,\where
  jne 9990b
.endm
# of every core: how many it has taken
.macro show table
  mov \table,%eax
  call hex
  mov \table+8,%eax
  call hex
  mov \table+16,%eax
  call hex
  mov \table+24,%eax
  call hex
.endm
main:
  cli
  mask_pair
  on 0x50, ring
  on 0x51, token
  on 2, nmi
  lidt idtr
  lea start(%rip),%rsi
  mov $page,%edi
  mov $start_end-start,%ecx
  rep movsb
  mov $0xFEE00000,%ebp
  movl $0x1ff,0xf0(%rbp)
  movl $0x1000000,0xd0(%rbp)
  movl $0xC4500,0x300(%rbp)       # INIT to all but self
  mov $200000,%ecx
1: pause
  loop 1b
  movl $0xC4608,0x300(%rbp)
  wait ready 3
# all but self
  movl $0xC4050,0x300(%rbp)
  wait total 3
  show taken
# one
  movl $0x2000000,0x310(%rbp)
  movl $0x4050,0x300(%rbp)
  wait total 4
# a set
  movl $0xA000000,0x310(%rbp)
  movl $0x4850,0x300(%rbp)
  wait total 6
  show taken
# all, and self
  movl $0x84050,0x300(%rbp)
  sti
  wait total 10
  cli
  movl $0x44050,0x300(%rbp)
  sti
  wait total 11
  cli
  show taken
# broadcast by number
  movl $0xff000000,0x310(%rbp)
  movl $0x4050,0x300(%rbp)
  sti
  wait total 15
  cli
# lowest priority of one
  movl $0x8000000,0x310(%rbp)
  movl $0x4950,0x300(%rbp)
  wait total 16
  show taken
# non-maskable to all but self
  movl $0xC4400,0x300(%rbp)
  wait nmis 3
# the token goes round five times
  movl $0x1000000,0x310(%rbp)
  movl $0x4051,0x300(%rbp)
  sti
  wait hops 20
  cli
  show taken+32
# sums
  movl $1,go
  wait ready 6
  mov sum,%eax
  call hex
  mov swaps,%eax
  call hex
  mov 0x280(%rbp),%eax
  call hex
  mov $0x10,%al
  out %al,$0xf4
ring:
  push %rax
  mov 0x20(%rbp),%eax
  shr $24,%eax
  incl taken(,%rax,8)
  movl $0,0xb0(%rbp)
  lock incl total
  pop %rax
  iretq
token:
  push %rax
  mov 0x20(%rbp),%eax
  shr $24,%eax
  incl taken+32(,%rax,8)
  movl $0,0xb0(%rbp)
  inc %eax
  and $3,%eax
  shl $24,%eax
  lock incl hops
  cmpl $20,hops
  jae 1f
  mov %eax,0x310(%rbp)
  movl $0x4051,0x300(%rbp)
1: pop %rax
  iretq
nmi:
  lock incl nmis
  iretq
.code16
start:
  cli
  mov %cs,%ax
  mov %ax,%ds
  lgdtl table-start
  mov %cr0,%eax
  or $1,%eax
  mov %eax,%cr0
  ljmpl $0x18,$page+narrow-start
.code32
narrow:
  mov $0x10,%eax
  mov %eax,%ds
  mov %eax,%es
  mov %eax,%ss
  mov $0xA0,%eax
  mov %eax,%cr4
  mov $0x1000,%eax
  mov %eax,%cr3
  mov $0xC0000080,%ecx
  mov $0x901,%eax
  xor %edx,%edx
  wrmsr
  mov $0x80010011,%eax
  mov %eax,%cr0
  ljmp $8,$other
.align 8
own: .quad 0, 0x00af9b000000ffff, 0x00cf93000000ffff, 0x00cf9b000000ffff
table: .word 31
 .long page+own-start
start_end:
.code64
other:
  lidt idtr
  mov $0xFEE00000,%ebp
  movl $0x1ff,0xf0(%rbp)
  mov 0x20(%rbp),%ebx
  shr $24,%ebx
  mov %ebx,%ecx
  mov $0x1000000,%eax
  shl %cl,%eax
  mov %eax,0xd0(%rbp)
  mov %ebx,%eax
  shl $12,%eax
  lea stacks(%rax),%rsp
  lock incl ready
  sti
1: pause
  cmpl $0,go
  je 1b
  mov $1000,%ecx
2: lock add %ebx,sum
  xor %eax,%eax
3: mov $1,%edx
  xchg %edx,latch
  test %edx,%edx
  jz 4f
  pause
  jmp 3b
4: incl swaps
  movl $0,latch
  loop 2b
  lock incl ready
5: hlt
  jmp 5b
.data
.align 8
ready: .quad 0
total: .quad 0
nmis: .quad 0
hops: .quad 0
go: .quad 0
sum: .quad 0
swaps: .quad 0
latch: .quad 0
taken: .quad 0,0,0,0,0,0,0,0
.bss
.space 4096
stacks: .space 16384
