# Local timer, self IPI, serial interrupts through the I/O APIC, loopback, string instructions.
.include "boot.s"
.include "vectors.s"
boot
vectors
main:
  cli
  mask_pair
  on 0x40, timer
  on 0x41, uart
  on 14, pf
  on 0xff, spur
  lidt idtr
  mov $0xFEE00000,%ebp
  movl $0x1ff,0xf0(%rbp)
  mov 0x30(%rbp),%eax
  call hex
  mov 0x20(%rbp),%eax
  call hex
  mov 0x320(%rbp),%eax
  call hex
  mov $0x1b,%ecx
  rdmsr
  call hex
  movl $0x20040,0x320(%rbp)   # periodic
  movl $0xb,0x3e0(%rbp)
  movl $1000000,0x380(%rbp)
  xor %r15d,%r15d
1: sti
  hlt
  cli
  cmp $5,%r15d
  jb 1b
  lea m1(%rip),%rsi
  call puts
  movl $0x10000,0x320(%rbp)
  # one shot
  xor %r15d,%r15d
  movl $0x40,0x320(%rbp)
  movl $2000,0x380(%rbp)
  sti
2: pause
  cmp $1,%r15d
  jb 2b
  cli
  mov 0x390(%rbp),%eax
  call hex
  lea m2(%rip),%rsi
  call puts
  # self ipi
  xor %r15d,%r15d
  movl $0x44040,0x300(%rbp)
  sti
  nop
  cli
  mov %r15,%rax
  call hex
  # uart: ioapic pin 4 -> 0x41
  mov $0xFEC00000,%ebx
  movl $1,(%rbx)
  mov 0x10(%rbx),%eax
  call hex
  movl $0x18,(%rbx)
  movl $0x41,0x10(%rbx)
  movl $0x19,(%rbx)
  movl $0,0x10(%rbx)
  # thre interrupt
  mov $0x3fc,%dx
  mov $0x0b,%al
  out %al,%dx
  xor %r14d,%r14d
  mov $0x3f9,%dx
  mov $2,%al
  sti
  out %al,%dx
  nop
  nop
  cli
  mov %r14,%rax
  call hex
  lea m3(%rip),%rsi
  call puts
  # loopback receive
  mov $0x3f9,%dx
  mov $0,%al
  out %al,%dx
  mov $0x3fa,%dx
  mov $7,%al
  out %al,%dx
  in %dx,%al
  movzx %al,%eax
  call hex
  mov $0x3fc,%dx
  mov $0x1f,%al
  out %al,%dx
  mov $0x3fe,%dx
  in %dx,%al
  mov %al,%r13b
  mov $0x3f8,%dx
  mov $0x5a,%al
  out %al,%dx
  mov $0x3fd,%dx
  in %dx,%al
  mov %al,%r12b
  mov $0x3f8,%dx
  in %dx,%al
  mov %al,%r11b
# every set of modem outputs, without what has changed: QEMU tells no changes in loopback
  mov $0x10,%ebx
7: mov %ebx,%eax
  mov $0x3fc,%dx
  out %al,%dx
  mov $0x3fe,%dx
  in %dx,%al
  and $0xf0,%eax
  call hex
  inc %ebx
  cmp $0x20,%ebx
  jb 7b
# a break is not received
  mov $0x3fb,%dx
  mov $0x43,%al
  out %al,%dx
  mov $0x3fd,%dx
  in %dx,%al
  movzx %al,%eax
  call hex
  mov $0x3fb,%dx
  mov $3,%al
  out %al,%dx
  in %dx,%al
  movzx %al,%eax
  call hex
  mov $0x3fc,%dx
  mov $0x0b,%al
  out %al,%dx
  movzx %r13b,%eax
  call hex
  movzx %r12b,%eax
  call hex
  movzx %r11b,%eax
  call hex
  # string ops
  lea m1(%rip),%rsi
  mov $buf,%edi
  mov $9,%ecx
  rep movsb
  mov %rcx,%rax
  call hex
  mov $buf,%esi
  call puts
  mov $buf,%edi
  mov $'r',%al
  mov $100,%ecx
  repne scasb
  mov %rcx,%rax
  call hex
  lea m1(%rip),%rsi
  mov $buf,%edi
  mov $20,%ecx
  repe cmpsb
  mov %rcx,%rax
  call hex
  pushf
  pop %rax
  call hex
  mov $8,%al
  out %al,$0xf4
timer:
  inc %r15d
  movl $0,0xb0(%rbp)
  iretq
uart:
  push %rax
  push %rdx
  mov $0x3fa,%dx
  in %dx,%al
  movzx %al,%eax
  shl $8,%r14
  or %rax,%r14
  movl $0,0xb0(%rbp)
  pop %rdx
  pop %rax
  iretq
spur: iretq
pf: mov $0x77,%al
  out %al,$0xf4
m1: .asciz "periodic\n"
m2: .asciz "oneshot\n"
m3: .asciz "uart\n"
.bss
.align 16
buf: .space 64
