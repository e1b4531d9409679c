# Call gates of long mode: into the same ring and from ring 3 to ring 0 and back, from 64-bit and from compatibility code; what refuses them.
.include "boot.s"
.include "handlers.s"
.macro gate at,selector,target,type
  mov $\target,%eax
  mov %ax,gates+\at
  movw $\selector,gates+\at+2
  movw $\type,gates+\at+4
  shr $16,%eax
  mov %ax,gates+\at+6
  movl $0,gates+\at+8
  movl $0,gates+\at+12
.endm
boot
here:
main:
  handlers
  movq $2,errors_told
# the table, longer: a 32-bit code segment of ring 3 at 0x38, gates from 0x40 on
  mov $gdt,%esi
  mov $table,%edi
  mov $56,%ecx
  rep movsb
  movabs $0x00cffb000000ffff,%rax
  mov %rax,table+0x38
  movw $0x107,wide
  lgdt wide
  mov $0x28,%eax
  movb $0x89,table+0x28+5
  ltr %ax
  gate 0,8,inner,0xec00
  gate 16,8,inner,0x8c00        # ring 0 only
  gate 32,8,inner,0x6c00        # absent
  gate 48,0x10,inner,0xec00     # data
  gate 64,0,inner,0xec00        # null
  gate 80,0x208,inner,0xec00    # beyond the table
  gate 96,0x38,inner,0xec00     # not 64-bit code
  gate 112,0x23,inner,0xec00    # ring 3's code
  say "ring 0\n"
  call show_stack
  lcall *pointer(%rip)
  call show_stack
  ljmp *jump_pointer(%rip)
jumped_to_none:
  say "refused in ring 0\n"
  movw $0x60,pointer+4
  expect lcall *pointer(%rip)
  movw $0x70,pointer+4
  expect lcall *pointer(%rip)
  movw $0x80,pointer+4
  expect lcall *pointer(%rip)
  movw $0x90,pointer+4
  expect lcall *pointer(%rip)
  movw $0xa0,pointer+4
  expect lcall *pointer(%rip)
  movw $0x28,pointer+4
  expect lcall *pointer(%rip)   # the task state
  movw $0x200,pointer+4
  expect lcall *pointer(%rip)
  movw $0,pointer+4
  expect lcall *pointer(%rip)
  movw $0x40,pointer+4
  to_user
  say "ring 3\n"
  lcall *pointer(%rip)
  call show_stack
  movw $0x43,pointer+4
  lcall *pointer(%rip)
  call show_stack
  expect ljmp *pointer(%rip)    # a jump does not change the ring
  movw $0x50,pointer+4
  expect lcall *pointer(%rip)
  movw $0xb0,pointer+4
  lcall *pointer(%rip)          # to code of ring 3
  to_kernel
  say "compatibility code\n"
  pushq $0x1b
  pushq $ustack
  pushq $2
  pushq $0x3b
  pushq $narrow
  iretq
.code32
narrow:
  lcall $0x40,$0
  lcall $0x43,$0x12345678
  int $0x3f
.code64
  finish
inner:
  push %rax
  call show_stack
  mov %cs,%eax
  call short
  mov %ss,%eax
  call short
  mov 8(%rsp),%rax
  sub $here,%rax
  call short
  mov 16(%rsp),%rax
  call short
  testb $3,16(%rsp)
  jz 1f
  mov 24(%rsp),%rax
  sub $stacktop,%rax
  call short
  mov 32(%rsp),%rax
  call short
1: mov $10,%al
  mov $0x3f8,%dx
  out %al,%dx
  pop %rax
  lretq
show_stack:
  push %rax
  mov %rsp,%rax
  sub $stacktop,%rax
  call short
  pop %rax
  ret
.data
pointer: .long 0
 .word 0x40
jump_pointer: .long jumped_to_none
 .word 8
.align 8
wide: .word 0
 .quad table
.bss
.align 16
table: .space 64
gates: .space 200
.text
