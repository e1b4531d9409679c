# A console: prints a line, then prints twice what it is told, up to the end of a line.
.include "boot.s"
.include "virtio.s"
boot
virtio
main:
  cli
  mov $3,%eax
  call find
  xor %eax,%eax
  call negotiate
  mov $rx,%edi
  xor %eax,%eax
  call queue
  mov $tx,%edi
  mov $1,%eax
  call queue
  call go
  lea hello(%rip),%rax
  mov $6,%edx
  call print
next:
  mov $rx,%edi
  xor %ecx,%ecx
  mov $buffer,%eax
  mov $1,%edx
  mov $2,%ebx
  call desc
  xor %eax,%eax
  call kick
  mov $buffer,%eax
  mov $1,%edx
  call print
  mov $buffer,%eax
  mov $1,%edx
  call print
  cmpb $10,buffer
  jne next
  mov $0,%al
  out %al,$0xf4
print: # rax text, edx length
  mov $tx,%edi
  xor %ecx,%ecx
  xor %ebx,%ebx
  call desc
  mov $1,%eax
  jmp kick
hello: .asciz "hello\n"
.bss
.align 4096
rx: .space 4096
tx: .space 4096
buffer: .space 16
