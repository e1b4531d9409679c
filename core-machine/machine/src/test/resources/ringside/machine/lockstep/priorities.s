# The 8259 pair's inputs, raised by hand (pc-testdev): rotation, named ends, priorities, special masks, automatic ends, polling, nesting.
# A line for each interrupt: vector, then service and requests of the first, then of the second.
.include "boot.s"
.include "vectors.s"
.include "lines.s"
boot
vectors
.set mine, 0xfe                    # the interval timer's and the clock's inputs are none of ours
.macro pair first4 second4
  start_first \first4
  start_second \second4
  outb 0x01, 0x21
  outb 0x01, 0xa1
.endm
# lets what is pending come; each handler ends by these commands (0: not at all)
.macro take first second=0
  movb $\first,end_first
  movb $\second,end_second
  sti
  nop
  nop
  cli
  call nl
.endm
.macro poll port
  outb 0x0c, \port
  in $\port,%al
  call byte
.endm
.macro show
  call registers
  call nl
.endm
main:
  cli
  mov $stubs,%ebx
  xor %r8d,%r8d
1: mov %rbx,%rax
  lea 0x20(%r8),%ecx
  call gate
  add $16,%rbx
  inc %r8d
  cmp $16,%r8d
  jb 1b
  lidt idtr
  mov $0xFEE00000,%ebp
  movl $0x1ff,0xf0(%rbp)
  movl $0x700,0x350(%rbp)
  pair 1, 1
  raise 3, 5, 7
  take 0x20
  again 3, 5, 7                    # rotation
  take 0xa0
  again 5
  take 0xa0
  again 3, 5, 6
  take 0x20
  outb 0xc5, 0x20                  # any can be the lowest
  again 3, 5, 6
  take 0x20
  again 5                          # in service, and another is named
  take 0
  outb 0xe6, 0x20
  show
  again 6, 7
  take 0
  outb 0x67, 0x20
  outb 0x65, 0x20
  take 0x20
  outb 0xc7, 0x20
  again 5                          # nested without end
  take 0
  again 6
  take 0
  again 3
  take 0
  show
  outb 0x65, 0x20
  take 0
  outb 0x20, 0x20
  show
  take 0x20
  show
  again 3                          # special mask
  take 0
  again 6
  take 0
  outb 0x68, 0x20
  take 0
  outb 0x09, 0x21
  take 0
  outb 0x66, 0x20
  outb 0x48, 0x20
  again 7
  take 0
  outb 0x63, 0x20
  take 0x67
  show
  outb 0x01, 0x21
  pair 3, 1                        # automatic ends
  outb 0x80, 0x20
  again 3, 5, 7
  take 0
  again 3, 5, 7
  take 0
  again 5
  take 0
  outb 0x00, 0x20
  again 3, 6, 7
  take 0
  again 3, 6, 7
  take 0
  pair 1, 1                        # polling
  again 5, 3
  poll 0x20
  show
  poll 0x20
  outb 0x20, 0x20
  poll 0x20
  show
  in $0x21,%al
  call byte
  outb 0x20, 0x20
  again 9, 12
  poll 0x20
  poll 0xa0
  outb 0x20, 0xa0
  outb 0x20, 0x20
  poll 0x20
  poll 0xa0
  outb 0x20, 0xa0
  outb 0x20, 0x20
  show
  outb 0xc1, 0xa0                  # the second's priorities
  again 3, 9, 10, 12
  take 0x20, 0x20
  outb 0xc7, 0xa0
  again 12                         # the second interrupts itself only if told so
  take 0
  again 9
  take 0
  outb 0x20, 0xa0
  outb 0x20, 0x20
  take 0x20, 0x20
  pair 0x11, 1
  again 12
  take 0
  again 9
  take 0
  show
  outb 0x20, 0xa0
  outb 0x20, 0xa0
  outb 0x20, 0x20
  show
  outb 0x12, 0x20                  # alone, no fourth word
  outb 0x40, 0x21
  in $0x21,%al
  call byte
  show
  mov $0x10,%al
  out %al,$0xf4
.align 16
stubs:
.set vector,0x20
.rept 16
.align 16
  push $vector
  jmp common
.set vector,vector+1
.endr
common:
  push %rax
  mov 8(%rsp),%eax
  call byte
  call registers
  cmpl $0x28,8(%rsp)
  jb 1f
  mov end_second,%al
  test %al,%al
  jz 1f
  out %al,$0xa0
1: mov end_first,%al
  test %al,%al
  jz 2f
  out %al,$0x20
2: pop %rax
  add $8,%rsp
  iretq
registers:
  outb 0x0b, 0x20
  in $0x20,%al
  call byte
  outb 0x0a, 0x20
  in $0x20,%al
  and $mine,%al
  call byte
  outb 0x0b, 0xa0
  in $0xa0,%al
  call byte
  outb 0x0a, 0xa0
  in $0xa0,%al
  and $mine,%al
byte:
  movzx %al,%eax
  jmp hex
.data
end_first: .byte 0
end_second: .byte 0
