# A pin of the I/O APIC in external mode: the vector is the 8259 pair's, and so is the end of interrupt. Vectors as they come, in RAX's bytes.
.include "boot.s"
.include "vectors.s"
.include "lines.s"
boot
vectors
.macro take
  xor %r15d,%r15d
  sti
  nop
  nop
  cli
  mov %r15,%rax
  call hex
  call nl
.endm
main:
  cli
  on 0x25, fifth
  on 0x2b, eleventh
  on 0x27, spurious
  lidt idtr
  start_first 0x01
  start_second 0x01
  outb 0xdb, 0x21                  # inputs 5 and 11
  outb 0xf7, 0xa1
  mov $0xFEE00000,%ebp
  movl $0x1ff,0xf0(%rbp)           # LINT0 stays masked
  mov $0xFEC00000,%ebx
  again 5
  take                             # no way
  outb 0x20, 0x20
  movl $0x1a,(%rbx)
  movl $0x700,0x10(%rbx)
  movl $0x26,(%rbx)
  movl $0x700,0x10(%rbx)
  again 5
  take
  again 11
  take
  again 5
  take
  outb 0xfb, 0x21                  # the pair lets it through no more, the pin does
  again 5
  take
  outb 0xdb, 0x21
  movl $0x1a,(%rbx)
  movl $0x10700,0x10(%rbx)         # the pair lets it through, the pin does not
  again 5
  take
  mov $0x10,%al
  out %al,$0xf4
eleventh:
  mov $0x2b,%r14d
  outb 0x20, 0xa0
  jmp came
spurious:
  mov $0x27,%r14d
  jmp told
fifth:
  mov $0x25,%r14d
came:
  outb 0x20, 0x20
told:
  shl $8,%r15
  or %r14,%r15
  movl $0,0xb0(%rbp)               # QEMU hands the vector to the local controller, which ends it here
  iretq
