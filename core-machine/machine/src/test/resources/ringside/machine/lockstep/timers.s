# The 8254 through the 8259 pair, with masks, priorities, a specific and an automatic end of interrupt, polling of requests; the same line through the
# I/O APIC; the counters' modes as far as they do not depend on when they are read.
.include "boot.s"
.include "vectors.s"
boot
vectors
main:
  cli
  on 0x20, timer
  on 0x24, serial
  on 0x27, spurious
  on 0x60, by_apic
  lidt idtr
  mov $0xFEE00000,%ebp
  xor %r15d,%r15d
  xor %r14d,%r14d
  movl $0x1ff,0xf0(%rbp)
  movl $0x700,0x350(%rbp)          # the pair's interrupts pass
# 8259 pair: vectors 0x20 and 0x28
  start_first 0x01
  start_second 0x01
  outb 0xfe, 0x21
  outb 0xff, 0xa1
  in $0x21,%al
  movzx %al,%eax
  call hex
  in $0xa1,%al
  movzx %al,%eax
  call hex
# rate generator, 1193182 / 1193 per second
  outb 0x34, 0x43
  outb 0xa9, 0x40
  outb 0x04, 0x40
  movb $1,end_it
1: sti
  hlt
  cli
  cmp $5,%r15d
  jb 1b
  lea m1(%rip),%rsi
  call puts
# no end of interrupt: the next one waits as a request, in service stays
  movb $0,end_it
  xor %r15d,%r15d
2: sti
  nop
  cli
  test %r15d,%r15d
  jz 2b
3: outb 0x0a, 0x20
  in $0x20,%al
  test $1,%al
  jz 3b
  and $1,%eax
  call hex
  outb 0x0b, 0x20
  in $0x20,%al
  and $1,%eax
  call hex
  sti
  mov $10000,%ecx
4: loop 4b
  cli
  mov %r15,%rax
  call hex
  outb 0x60, 0x20                  # specific
  sti
  nop
  cli
  mov %r15,%rax
  call hex
  outb 0x20, 0x20
  outb 0x0b, 0x20
  in $0x20,%al
  and $1,%eax
  call hex
# masked
  xor %r15d,%r15d
  outb 0xff, 0x21
  sti
  mov $3000000,%ecx
5: loop 5b
  cli
  mov %r15,%rax
  call hex
# automatic end
  start_first 0x03
  outb 0xfe, 0x21
  xor %r15d,%r15d
6: sti
  hlt
  cli
  cmp $3,%r15d
  jb 6b
  lea m2(%rip),%rsi
  call puts
# one shot: one interrupt and no more; the first, long count ends the periods before the pair forgets what it has seen
  outb 0xff, 0x21
  outb 0x30, 0x43
  outb 0xff, 0x40
  outb 0xff, 0x40
  start_first 0x01
  movb $1,end_it
  outb 0xfe, 0x21
  xor %r15d,%r15d
  outb 0x00, 0x40
  outb 0x10, 0x40
7: sti
  hlt
  cli
  test %r15d,%r15d
  jz 7b
  sti
  mov $3000000,%ecx
8: loop 8b
  cli
  mov %r15,%rax
  call hex
  outb 0xe2, 0x43                  # status of counter 0
  in $0x40,%al
  and $0xbf,%al
  movzx %al,%eax
  call hex
# serial line beside the timer: the timer is first
  outb 0xff, 0x21
  outb 0x34, 0x43
  outb 0xa9, 0x40
  outb 0x04, 0x40
  mov $0x3fc,%dx
  mov $0x0b,%al
  out %al,%dx
  mov $0x3f9,%dx
  mov $2,%al
  out %al,%dx
9: outb 0x0a, 0x20
  in $0x20,%al
  and $0x11,%al
  cmp $0x11,%al
  jne 9b
  xor %r15d,%r15d
  xor %r13d,%r13d
  movb $1,once
  outb 0xee, 0x21
  sti
  nop
  nop
  cli
  mov %r13,%rax
  call hex
  mov $0x3f9,%dx
  mov $0,%al
  out %al,%dx
# through the I/O APIC
  outb 0xff, 0x21
  movl $0x10700,0x350(%rbp)
  mov $0xFEC00000,%ebx
  movl $0x14,(%rbx)
  movl $0x60,0x10(%rbx)
  movl $0x15,(%rbx)
  movl $0,0x10(%rbx)
  outb 0x34, 0x43
  outb 0xa9, 0x40
  outb 0x04, 0x40
1: sti
  hlt
  cli
  cmp $4,%r14d
  jb 1b
  lea m3(%rip),%rsi
  call puts
# task priority holds it back
  movl $0x60,0x80(%rbp)
  xor %r14d,%r14d
  sti
2: cmpl $0,0x200+16*3(%rbp)         # until one is requested
  je 2b
  mov $1000,%ecx
3: loop 3b
  mov %r14,%rax
  cli
  call hex
  mov 0x200+16*3(%rbp),%eax
  call hex
  mov 0xa0(%rbp),%eax
  call hex
  movl $0x14,(%rbx)                # no more of them
  movl $0x10060,0x10(%rbx)
  movl $0x5f,0x80(%rbp)
  sti
  nop
  cli
  mov %r14,%rax
  call hex
  mov $0x10,%al
  out %al,$0xf4
timer:
  push %rax
  inc %r15d
  shl $4,%r13d
  or $1,%r13d
  cmpb $0,once
  jz 2f
  outb 0xef, 0x21
2: cmpb $0,end_it
  jz 1f
  outb 0x20, 0x20
1: pop %rax
  iretq
serial:
  push %rax
  push %rdx
  shl $4,%r13d
  or $4,%r13d
  mov $0x3fa,%dx
  in %dx,%al
  outb 0x20, 0x20
  pop %rdx
  pop %rax
  iretq
by_apic:
  inc %r14d
  movl $0,0xb0(%rbp)
  iretq
spurious: iretq
m1: .asciz "rate\n"
m2: .asciz "automatic\n"
m3: .asciz "apic\n"
.data
end_it: .byte 0
once: .byte 0
.bss
.align 16
