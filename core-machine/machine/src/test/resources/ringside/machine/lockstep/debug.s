# Single steps and debug registers: each debug exception with where it comes and what DR6 says.
.include "boot.s"
.include "handlers.s"
boot
.macro step_on
  pushf
  orl $0x100,(%rsp)
  popf
.endm
.macro step_off
  pushf
  andl $~0x100,(%rsp)
  popf
.endm
# an address and what DR7 says of it
.macro watch number address:vararg
  lea \address,%rax
  mov %rax,%dr\number
.endm
.macro control value
  mov $\value,%eax
  mov %rax,%dr7
.endm
here:
main:
  handlers
  mov $0xC0000081,%ecx
  xor %eax,%eax
  mov $0x00130008,%edx
  wrmsr
  inc %ecx
  mov $system_call,%eax
  xor %edx,%edx
  wrmsr
  mov %dr6,%rax
  call hex
  mov %dr7,%rax
  call hex
  say "steps\n"
  step_on
  nop
  inc %eax
  push %rax
  pushf
  pop %rbx
  pop %rax
  jmp 1f
  nop
1: call 2f
  step_off
  nop
  mov %rbx,%rax
  call hex
  jmp 3f
2: ret
3: say "strings\n"
  mov $buffer,%edi
  mov $buffer+32,%esi
  mov $3,%ecx
  step_on
  rep movsb
  mov $0,%ecx
  rep movsb
  mov $2,%ecx
  repne scasb
  step_off
  say "interrupt\n"
  step_on
  int $0x30
  int3
  step_off
  say "iret\n"
  mov %rsp,%rbx
  push $0x10
  push %rbx
  push $0x102
  push $8
  push $4f
  iretq
4: nop
  nop
  step_off
  say "stack segment\n"
  mov $0x10,%edx
  step_on
  mov %edx,%ss
  nop
  step_off
  say "faults\n"
  step_on
  expect ud2
  nop
  step_off
  xor %edx,%edx
  say "user\n"
  movq $0x302,user_flags
  to_user
  nop
  mov $1,%edi
  to_kernel
  movq $0x202,user_flags
  say "system call, TF masked\n"
  mov $0x100,%edi
  call system_calls
  say "system call, TF kept\n"
  xor %edi,%edi
  call system_calls
  say "code\n"
  watch 0, break_here
  control 0x3
  movq $0x10000,debug_or
break_here:
  nop
  mov $2,%ecx
5: loop 5b
  mov %dr7,%rax
  call hex
  watch 3, 6f
  control 0x80
6: rep stosb
  control 0
  movq $0,debug_or
  say "data\n"
# one at a time: with several, QEMU tells of the wrong ones
  watch 0, word
  control 0xd0702         # written, 4 bytes
  mov word,%eax
  mov %al,word+3
  mov %al,word+4
  mov %rax,word-4
  mov %rax,word-8
  incl word+2
  mov %rsp,%rbx
  mov $word+4,%esp
  push $3
  mov %rbx,%rsp
  xchg %eax,word
  lock xadd %eax,word
  mov $word-8,%edi
  mov $6,%ecx
  xor %eax,%eax
  rep stosl
  bts %eax,word
  call 7f
  nop
7: pop word
  mov $buffer,%esi
  mov $word-3,%edi
  mov $9,%ecx
  rep movsb
  control 0x702
  control 0xb0702         # touched, 8 bytes
  mov word+7,%al
  mov word-8,%rax
  mov word-1,%ax
  mov %al,word+8
  mov $word,%esi
  lodsl
  cmpl $0,word+4
  mov $word+6,%edi
  mov $3,%ecx
  repne scasw
  mov $word-2,%esi
  mov $word+6,%edi
  cmpsw
  push word
  pop %rax
  say "not armed\n"
  control 0x700
  mov %al,word
  say "registers\n"
  mov $-1,%eax
  mov %rax,%dr6
  mov %dr6,%rax
  and $~0x1000,%eax        # QEMU keeps bit 12
  call hex
  xor %eax,%eax
  mov %rax,%dr6
  mov %dr4,%rax
  call hex
  mov %dr5,%rax
  call hex
  mov %cr4,%rax
  or $8,%rax
  mov %rax,%cr4
  expect mov %dr4,%rax
  expect mov %rax,%dr5
  mov $0x123456789abcdef,%rbx
  mov %rbx,%dr2
  mov %dr2,%rax
  call hex
  mov $1,%eax
  shl $32,%rax
  expect mov %rax,%dr7
  expect mov %rax,%dr6
  to_user
  expect mov %dr0,%rax
  expect mov %rax,%dr7
  to_kernel
  finish
system_calls: # edi: FMASK
  mov $0xC0000084,%ecx
  mov %edi,%eax
  xor %edx,%edx
  wrmsr
  movq $0x302,user_flags
  mov $2,%edi
  to_user
  nop
  syscall
  nop
  to_kernel
  movq $0x202,user_flags
  step_off
  ret
system_call:
  nop
  sysretq
.data
.align 16
.space 4096               # where a frame lands when the stack is at `word`
word: .quad 0,0,0,0
.bss
buffer: .space 64
.text
