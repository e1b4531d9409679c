# A guest for the determinism tests that uses everything whose order could depend on chance: timers, messages between cores, the serial line,
# repeated strings, x87 and vector registers, both rings, exceptions, device memory, marks. Runs behind `prelude.s`, at 0x201000; other cores, if
# there are any, run behind `secondary.s`.
# Assembled: as --64, ld -Ttext 0x201000 --oformat binary.
.set APIC, 0xFEE00000
.set IOAPIC, 0xFEC00000
.set COUNTER, 0x250000
.set SHARED, 0x250040
start:
  mov %cr4,%rax
  or $0x600,%eax
  mov %rax,%cr4
  fninit
  mov $APIC,%ebp
  movl $0x1ff,0xf0(%rbp)
  movl $0xb,0x3e0(%rbp)
  movl $0x20040,0x320(%rbp)
  movl $1001,0x380(%rbp)
  mov $IOAPIC,%ebx
  movl $0x18,(%rbx)
  movl $0x41,0x10(%rbx)
  mov $0x3f9,%edx
  mov $1,%al
  out %al,(%dx)
  movl $0x82300,0xa060
  movl $0x20ee00,0xa064
  movl $0,0xa068
  movl $0xc4500,0x300(%rbp)
  movl $0xc4610,0x300(%rbp)
  mov $program,%ecx
  mov $0x202,%r11d
  sysretq
.org 0x800
program:
  nopl 0x52490001(%rax)
  ud2
  fldpi
  fsin
  fldl2e
  fld1
  fadd %st(1),%st
  fyl2x
  fstpt 0x260100
  fstp %st(0)
  cvtsi2sd %rbx,%xmm1
  sqrtpd %xmm1,%xmm2
  addpd %xmm2,%xmm3
  movups %xmm3,0x260200
  mov $0x260f80,%esi
  mov $0x270fc0,%edi
  mov $0x100,%ecx
  rep movsb
  rdtsc
  mov %eax,0x260f90
  nopl 0x52490002(%rax)
  syscall
  jmp program
# vectors 0x40, 0x41, 0x42: timer, serial line, message; #UD
.org 0x1000
  push %rax
  lock incl COUNTER+8
  mov $APIC,%eax
  movl $0,0xb0(%rax)
  pop %rax
  iretq
.org 0x1100
  push %rax
  push %rdx
  mov $0x3f8,%edx
  in (%dx),%al
  add %al,COUNTER+16
  out %al,(%dx)
  mov $APIC,%eax
  movl $0,0xb0(%rax)
  pop %rdx
  pop %rax
  iretq
.org 0x1200
  push %rax
  lock incl COUNTER+24
  mov $APIC,%eax
  movl $0,0xb0(%rax)
  pop %rax
  iretq
.org 0x1300
  addq $2,(%rsp)
  iretq
# the system call
.org 0x2000
  mov %rcx,%r10
  mov %r11,%r9
  incl COUNTER
  lock incl SHARED
  testl $7,COUNTER
  jnz 1f
  mov $APIC,%eax
  movl $0,0x310(%rax)
  movl $0x80042,0x300(%rax)
  mov %cr3,%rax
  mov %rax,%cr3
  mov $0x3f8,%edx
  mov $0x2e,%al
  out %al,(%dx)
  sti
  hlt
  cli
1:
  mov %r10,%rcx
  mov %r9,%r11
  sysretq
# the other cores
.org 0x3000
  mov 0x20(%rbp),%eax
  shr $24,%eax
  mov %eax,%ebx
  shl $12,%eax
  lea 0x310000(%rax),%esp
  mov %cr4,%rax
  or $0x600,%eax
  mov %rax,%cr4
  fninit
  movl $0xb,0x3e0(%rbp)
  movl $0x20040,0x320(%rbp)
  movl $707,0x380(%rbp)
  sti
2:
  lock incl SHARED
  mov $0x280000,%edi
  mov $0x80,%ecx
  mov %ebx,%eax
  rep stosl
  movss 0x280000,%xmm0
  fildl 0x280004
  fsqrt
  fstpl 0x280200
  pause
  testl $15,SHARED
  jnz 2b
  movl $0,0x310(%rbp)
  movl $0x42,0x300(%rbp)
  hlt
  jmp 2b
