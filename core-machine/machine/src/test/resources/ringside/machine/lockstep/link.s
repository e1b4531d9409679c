# Sends a frame from its own address, waits until one comes, prints from where. Twice.
.include "boot.s"
.include "virtio.s"
boot
virtio
main:
  cli
  mov $1,%eax
  call find
  mov $0x20,%eax
  call negotiate
  mov $rx,%edi
  xor %eax,%eax
  call queue
  mov $tx,%edi
  mov $1,%eax
  call queue
  call go
  mov 0x100(%r12),%eax
  mov %eax,out+18
  mov 0x104(%r12),%ax
  mov %ax,out+22
  mov $2,%ebp
again:
  mov $rx,%edi
  xor %ecx,%ecx
  mov $in,%eax
  mov $1526,%edx
  mov $2,%ebx
  call desc
  xor %ecx,%ecx
  call offer
  mov $tx,%edi
  xor %ecx,%ecx
  mov $out,%eax
  mov $72,%edx
  xor %ebx,%ebx
  call desc
  mov $1,%eax
  call kick
  call nl
1: pause
  movzwl rx+0x102,%eax
  cmp %ax,rx+0x82
  jne 1b
  mov in+12+6,%eax
  bswap %eax
  call hex
  movzwl in+12+10,%eax
  call hex
  call nl
  dec %ebp
  jnz again
  mov $0,%al
  out %al,$0xf4
.data
out: .space 72
.bss
.align 4096
rx: .space 4096
tx: .space 4096
in: .space 2048
