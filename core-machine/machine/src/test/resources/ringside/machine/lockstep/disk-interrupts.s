# A disk whose driver sleeps: line 12 through the I/O APIC, level triggered, three requests, of which the last asks for no interrupt.
.include "boot.s"
.include "vectors.s"
.include "virtio.s"
boot
vectors
virtio
main:
  cli
  mask_pair
  on 0x42, served
  lidt idtr
  mov $0xFEE00000,%r13d
  movl $0x1ff,0xf0(%r13)
  mov $0xFEC00000,%ebx
  movl $0x28,(%rbx)
  movl $0x8042,0x10(%rbx)
  movl $0x29,(%rbx)
  movl $0,0x10(%rbx)
  mov $2,%eax
  call find
  cmp $0xFEB00E00,%r12d      # the line above belongs to the last place
  jne main
  mov $0x200,%eax
  call negotiate
  mov $q,%edi
  xor %eax,%eax
  call queue
  call go
  xor %r15d,%r15d
  mov $1,%r14d
  call ask
1: sti
  hlt
  cli
  cmp $1,%r15d
  jne 1b
  call tell
  mov $2,%r14d
  call ask
1: sti
  hlt
  cli
  cmp $2,%r15d
  jne 1b
  call tell
  movw $1,q+0x80             # no interrupt
  mov $3,%r14d
  call ask
1: sti
  pause
  cli
  cmpw $3,q+0x102
  jne 1b
  call tell
  mov $0,%al
  out %al,$0xf4
ask: # r14 sector
  movl $0,header
  mov %r14,header+8
  mov $q,%edi
  xor %ecx,%ecx
  mov $header,%eax
  mov $16,%edx
  mov $1,%ebx
  call desc
  mov $1,%ecx
  mov $buffer,%eax
  mov $512,%edx
  mov $3,%ebx
  call desc
  mov $2,%ecx
  mov $answer,%eax
  mov $1,%edx
  mov $2,%ebx
  call desc
  xor %ecx,%ecx
  call offer
  movl $0,0x50(%r12)
  ret
tell:
  mov %r15,%rax
  call hex
  movzwl q+0x102,%eax
  call hex
  mov buffer,%eax
  call hex
  jmp nl
served:
  push %rax
  inc %r15d
  mov 0x60(%r12),%eax
  mov %eax,0x64(%r12)
  movl $0,0xb0(%r13)
  pop %rax
  iretq
.bss
.align 4096
q: .space 4096
header: .space 16
answer: .space 16
buffer: .space 512
