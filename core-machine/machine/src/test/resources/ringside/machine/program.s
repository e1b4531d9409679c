# As much of a kernel as a static Linux program needs that computes and prints. Runs behind `prelude.s`, at 0x201000; the program's entry is at
# 0x202000, its stack at 0x8ff000, its heap from 0xa00000 on.
# Assembled: as --64, ld -Ttext 0x201000 --oformat binary.
.set BREAK, 0x202008
.set SAVED, 0x202010
start:
  mov %cr4,%rax
  or $0x600,%eax
  mov %rax,%cr4
  fninit
  movq $0xa00000,BREAK
  mov $0x8ff000,%esp
  mov 0x202000,%ecx
  mov $0x202,%r11d
  xor %eax,%eax
  xor %edx,%edx
  xor %ebx,%ebx
  xor %ebp,%ebp
  xor %edi,%edi
  xor %esi,%esi
  sysretq
.org 0x2000
  cmp $1,%eax
  je write
  cmp $12,%eax
  je break
  cmp $10,%eax
  je protect
  cmp $158,%eax
  je thread
  cmp $231,%eax
  je exit
  mov $-38,%rax
  sysretq
write:
  mov %rdx,SAVED
  mov %rsi,SAVED+8
  mov %r8,SAVED+16
  mov %rdx,%r8
  mov $0x3f8,%edx
1: test %r8,%r8
  jz 2f
  mov (%rsi),%al
  out %al,(%dx)
  inc %rsi
  dec %r8
  jmp 1b
2: mov SAVED,%rdx
  mov SAVED+8,%rsi
  mov SAVED+16,%r8
  mov %rdx,%rax
  sysretq
break:
  test %rdi,%rdi
  jz 3f
  mov %rdi,BREAK
3: mov BREAK,%rax
  sysretq
protect:
  xor %eax,%eax
  sysretq
thread:
  cmp $0x1002,%edi
  mov $-22,%rax
  jne 4f
  mov %rcx,SAVED
  mov %rdx,SAVED+8
  mov %rsi,%rax
  mov %rsi,%rdx
  shr $32,%rdx
  mov $0xc0000100,%ecx
  wrmsr
  mov SAVED,%rcx
  mov SAVED+8,%rdx
  xor %eax,%eax
4: sysretq
exit:
  mov %edi,%eax
  out %al,$0xf4
  hlt
