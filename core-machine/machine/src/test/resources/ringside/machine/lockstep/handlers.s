# Handlers that tell of every exception and go on. Behind `boot`; `handlers` sets them up.
# `expect` runs an instruction that faults and goes on behind it; `say` prints a text; `to_user` and `to_kernel` change the ring and go on.
# Where ring 3 cannot go on in ring 0, `landing` says where to.
# One line for each event: vector, error code, RIP from `here` on, CS, RFLAGS, RSP from `stacktop` on, SS, CR2, and DR6 (1).
.include "thunks.s"
.macro say text
  .section .rodata
7771: .asciz "\text"
  .text
  push %rax
  mov $7771b,%esi
  call puts
  pop %rax
.endm
.macro expect code:vararg
  movq $behind\@,resume
  \code
behind\@:
.endm
.macro to_user
  call enter_user
.endm
.macro to_kernel
  int $0x3f
.endm
.macro handlers
  mov $thunks,%rax
  mov $idt,%edi
  mov $64,%ecx
7701: mov %ax,(%rdi)
  movw $8,2(%rdi)
  movw $0xEE00,4(%rdi)
  mov %rax,%rdx
  shr $16,%rdx
  mov %dx,6(%rdi)
  movl $0,8(%rdi)
  movl $0,12(%rdi)
  add $16,%rdi
  add $16,%rax
  loop 7701b
  mov $from_user,%eax
  mov %ax,idt+0x3f*16
  shr $16,%eax
  mov %ax,idt+0x3f*16+6
  lidt idtr
  mov $tss,%eax
  movw $(0x68+128),tssd
  mov %ax,tssd+2
  shr $16,%eax
  mov %al,tssd+4
  movb $0x89,tssd+5
  mov %ah,tssd+7
  movq $stack2,tss+4
  movq $istack,tss+36
  movw $0x68,tss+0x66
  mov $0x28,%ax
  ltr %ax
  jmp 7702f
enter_user:
  pop %rax
  mov %rsp,kernel_stack
  push $0x1b
  push $ustack
  push user_flags
  push $0x23
  push %rax
  iretq
from_user:
  mov (%rsp),%rax
  cmpq $0,landing
  cmovne landing,%rax
  mov kernel_stack,%rsp
  jmp *%rax
  thunks
common:
  push %rax; push %rbx; push %rcx; push %rdx; push %rsi; push %rdi
  mov 48(%rsp),%rax
  call byte
  mov 56(%rsp),%rax
  and errors_told,%rax
  call hex
  mov 64(%rsp),%rax
  sub $here,%rax
  call hex
  mov 72(%rsp),%rax
  call hex
  mov 80(%rsp),%rax
  and flags_told,%rax
  call hex
  mov 88(%rsp),%rax
  sub $stacktop,%rax
  call hex
  mov 96(%rsp),%rax
  call hex
  mov %cr2,%rax
  call hex
  cmpl $1,48(%rsp)
  jne 2f
  mov %dr6,%rax
  call short
  mov $0xffff0ff0,%eax
  mov %rax,%dr6
  mov 80(%rsp),%rax
  or debug_or,%rax
  and debug_and,%rax
  mov %rax,80(%rsp)
2: mov $10,%al
  mov $0x3f8,%dx
  out %al,%dx
  mov 48(%rsp),%eax
  cmp $0x20,%eax
  jae 4f
  mov $0x1a,%ecx          # 1, 3 and 4 are traps
  bt %eax,%ecx
  jc 4f
  mov resume,%rax
  test %rax,%rax
  jnz 3f
  mov $0x21,%al
  out %al,$0xf4
3: mov %rax,64(%rsp)
  movq $0,resume
4: pop %rdi; pop %rsi; pop %rdx; pop %rcx; pop %rbx; pop %rax
  add $16,%rsp
  iretq
short: # low 32 bits of rax
  push %rcx
  mov $8,%ecx
  shl $32,%rax
  jmp 5f
byte: # low 8 bits of rax
  push %rcx
  mov $2,%ecx
  shl $56,%rax
5: push %rbx; push %rdx
  mov %rax,%rbx
  mov $0x3f8,%dx
6: rol $4,%rbx
  mov %bl,%al
  and $15,%al
  add $'0',%al
  cmp $'9',%al
  jbe 7f
  add $39,%al
7: out %al,%dx
  dec %ecx
  jnz 6b
  mov $32,%al
  out %al,%dx
  pop %rdx; pop %rbx; pop %rcx
  ret
.data
.align 16
idtr: .word 64*16-1
 .quad idt
resume: .quad 0
landing: .quad 0
errors_told: .quad -1
flags_told: .quad ~0x10000 # but for RF, which QEMU pushes for none
debug_or: .quad 0
debug_and: .quad -1
user_flags: .quad 0x202
.bss
kernel_stack: .quad 0
.align 16
idt: .space 1024
tss: .space 512
.space 4096
istack:
.text
7702:
.endm
.macro finish
  mov $0x10,%al
  out %al,$0xf4
.endm
