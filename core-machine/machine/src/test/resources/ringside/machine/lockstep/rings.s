# Every exception, from both rings, with its frame; system calls, swapgs, port bitmap, interrupt stacks. Each handler skips what faulted.
.include "boot.s"
boot
text0:
# handlers: vector thunks at idtstubs 16 bytes each
.align 16
thunks:
.align 16
 push $0
 push $0
 jmp common
.align 16
 push $0
 push $1
 jmp common
.align 16
 push $0
 push $2
 jmp common
.align 16
 push $0
 push $3
 jmp common
.align 16
 push $0
 push $4
 jmp common
.align 16
 push $0
 push $5
 jmp common
.align 16
 push $0
 push $6
 jmp common
.align 16
 push $0
 push $7
 jmp common
.align 16
 push $8
 jmp common
.align 16
 push $0
 push $9
 jmp common
.align 16
 push $10
 jmp common
.align 16
 push $11
 jmp common
.align 16
 push $12
 jmp common
.align 16
 push $13
 jmp common
.align 16
 push $14
 jmp common
.align 16
 push $0
 push $15
 jmp common
.align 16
 push $0
 push $16
 jmp common
.align 16
 push $17
 jmp common
.align 16
 push $0
 push $18
 jmp common
.align 16
 push $0
 push $19
 jmp common
.align 16
 push $0
 push $20
 jmp common
.align 16
 push $0
 push $21
 jmp common
.align 16
 push $0
 push $22
 jmp common
.align 16
 push $0
 push $23
 jmp common
.align 16
 push $0
 push $24
 jmp common
.align 16
 push $0
 push $25
 jmp common
.align 16
 push $0
 push $26
 jmp common
.align 16
 push $0
 push $27
 jmp common
.align 16
 push $0
 push $28
 jmp common
.align 16
 push $0
 push $29
 jmp common
.align 16
 push $0
 push $30
 jmp common
.align 16
 push $0
 push $31
 jmp common
.align 16
 push $0
 push $32
 jmp common
.align 16
 push $0
 push $33
 jmp common
.align 16
 push $0
 push $34
 jmp common
.align 16
 push $0
 push $35
 jmp common
.align 16
 push $0
 push $36
 jmp common
.align 16
 push $0
 push $37
 jmp common
.align 16
 push $0
 push $38
 jmp common
.align 16
 push $0
 push $39
 jmp common
.align 16
 push $0
 push $40
 jmp common
.align 16
 push $0
 push $41
 jmp common
.align 16
 push $0
 push $42
 jmp common
.align 16
 push $0
 push $43
 jmp common
.align 16
 push $0
 push $44
 jmp common
.align 16
 push $0
 push $45
 jmp common
.align 16
 push $0
 push $46
 jmp common
.align 16
 push $0
 push $47
 jmp common
.align 16
 push $0
 push $48
 jmp common
.align 16
 push $0
 push $49
 jmp common
.align 16
 push $0
 push $50
 jmp common
.align 16
 push $0
 push $51
 jmp common
.align 16
 push $0
 push $52
 jmp common
.align 16
 push $0
 push $53
 jmp common
.align 16
 push $0
 push $54
 jmp common
.align 16
 push $0
 push $55
 jmp common
.align 16
 push $0
 push $56
 jmp common
.align 16
 push $0
 push $57
 jmp common
.align 16
 push $0
 push $58
 jmp common
.align 16
 push $0
 push $59
 jmp common
.align 16
 push $0
 push $60
 jmp common
.align 16
 push $0
 push $61
 jmp common
.align 16
 push $0
 push $62
 jmp common
.align 16
 push $0
 push $63
 jmp common
main:
  # IDT
  lea thunks(%rip),%rax
  mov $idt,%edi
  mov $64,%ecx
1: mov %ax,(%rdi)
  movw $8,2(%rdi)
  movw $0xEE00,4(%rdi)
  mov %rax,%rdx
  shr $16,%rdx
  mov %dx,6(%rdi)
  shr $16,%rdx
  mov %edx,8(%rdi)
  movl $0,12(%rdi)
  add $16,%rdi
  add $16,%rax
  loop 1b
  movb $1,idt+8*16+4
  lidt idtr
  # TSS
  mov $tss,%eax
    movw $(0x68+128),tssd
  mov %ax,tssd+2
  shr $16,%eax
  mov %al,tssd+4
  movb $0x89,tssd+5
  mov %ah,tssd+7
  mov $stack2,%rax
  mov %rax,tss+4
  lea stacktop(%rip),%rax
  mov %rax,tss+36
  movw $0x68,tss+0x66
  # permit port 0x3f8 only
  mov $tss+0x68,%edi
  mov $0xff,%al
  mov $129,%ecx
  rep stosb
  movb $0xfe,tss+0x68+0x3f8/8
  mov $0x28,%ax
  ltr %ax
  str %ax
  movzx %ax,%eax
  call hex
  # syscall msrs
  mov $0xC0000081,%ecx
  xor %eax,%eax
  mov $0x00130008,%edx
  wrmsr
  inc %ecx
  lea sysentry(%rip),%rax
  mov %rax,%rdx
  shr $32,%rdx
  wrmsr
  mov $0xC0000084,%ecx
  mov $0x700,%eax
  xor %edx,%edx
  wrmsr
  mov $0xC0000102,%ecx
  mov $0x1234000,%eax
  wrmsr
  # exceptions in ring 0
  int3
  int $0x30
f0:
  ud2
g0:
  xor %eax,%eax
f1:
  div %eax
g1:
f2:
  mov 0x7f000000000,%rax   # #PF not present
g2:
fx:
  movabs %rax,0x8000000000
gx:
  mov $0x8000000000000000,%rax
f3:
  mov (%rax),%rbx      # #GP
g3:
  mov $0x1000,%ecx
  mov $0x38,%eax
f6:
  mov %eax,%ds         # #GP(0x38)
g6:
  mov $0x8000000000000000,%rax
  # enter ring 3
  push $0x1b
  push $ustack
  push $0x202
  push $0x23
  push $user
  iretq
user:
  mov %cs,%eax
  movzwl %ax,%eax
  call hex
  mov $7,%edi
  syscall
  call hex
  mov $8,%edi
  syscall
f7:
  cli                 # #GP
g7:
f8:
  hlt                 # #GP
g8:
  mov $0x3f9,%dx
f9:
  in %dx,%al          # #GP
g9:
f10:
  mov %rax,%cr3       # #GP
g10:
f11:
  mov 0xC0000000,%eax # #PF prot user
g11:
f12:
  mov %eax,0xC0000000 # #PF
g12:
  int $0x31
  int3
  pushf
  pop %rax
  call hex
  mov $9,%edi
  syscall
f13:
  ud2
g13:
sysentry:
  swapgs
  cmp $9,%edi
  je finish
  mov %r11,%rax
  push %rcx
  push %r11
  call hex
  pop %r11
  pop %rcx
  mov $0xC0000101,%r10d
  mov %rcx,%r9
  mov %r10d,%ecx
  rdmsr
  mov %r9,%rcx
  swapgs
  sysretq
common:
  push %rax; push %rbx; push %rcx; push %rdx; push %rsi; push %rdi
  lea exc(%rip),%rsi
  call puts
  mov 48(%rsp),%rax
  call hex
  mov 56(%rsp),%rax
  call hex
  mov 64(%rsp),%rax  # rip
  mov $text0,%edx
  sub %rdx,%rax
  call hex
  mov 72(%rsp),%rax
  call hex
  mov 80(%rsp),%rax
  and $~0x10000,%rax
  call hex
  mov 88(%rsp),%rax
  call hex
  mov 96(%rsp),%rax
  call hex
  mov %cr2,%rax
  call hex
  mov $10,%al
  mov $0x3f8,%dx
  out %al,%dx
  # decide instruction length to skip: for faults scan table
  mov 48(%rsp),%rax
  cmp $3,%rax
  je 9f
  cmp $0x30,%rax
  jae 9f
  mov 64(%rsp),%rbx
  lea skips(%rip),%rsi
8: mov (%rsi),%rcx
  test %rcx,%rcx
  jz die
  cmp %rcx,%rbx
  jne 7f
  mov 8(%rsi),%rcx
  mov %rcx,64(%rsp)
  jmp 9f
7: add $16,%rsi
  jmp 8b
9: pop %rdi; pop %rsi; pop %rdx; pop %rcx; pop %rbx; pop %rax
  add $16,%rsp
  iretq
die:
  mov $0x21,%al
  out %al,$0xf4
finish:
  mov $0x10,%al
  out %al,$0xf4
exc: .asciz "EXC "
.data
.align 16
idtr: .word 64*16-1
 .quad idt
.bss
.align 16
idt: .space 1024
tss: .space 512

.data
skips:
.quad fx,gx
.quad f0,g0
.quad f1,g1
.quad f2,g2
.quad f3,g3
.quad f6,g6
.quad f7,g7
.quad f8,g8
.quad f9,g9
.quad f10,g10
.quad f11,g11
.quad f12,g12
.quad f13,g13
.quad 0,0
