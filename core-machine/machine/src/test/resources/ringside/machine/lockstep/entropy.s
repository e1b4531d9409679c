# A source of random numbers: there is one, it fills buffers, and not with zeros.
.include "boot.s"
.include "virtio.s"
boot
virtio
main:
  cli
  mov $4,%eax
  call find
  xor %eax,%eax
  call negotiate
  mov $q,%edi
  xor %eax,%eax
  call queue
  call go
  mov $q,%edi
  xor %ecx,%ecx
  mov $buffer,%eax
  mov $64,%edx
  mov $2,%ebx
  call desc
  xor %eax,%eax
  call kick
  mov buffer,%rax
  or buffer+56,%rax
  test %rax,%rax
  setnz %al
  movzbl %al,%eax
  call hex
  mov buffer+64,%rax
  call hex
  mov $0,%al
  out %al,$0xf4
.bss
.align 4096
q: .space 4096
buffer: .space 128
