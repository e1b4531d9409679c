# Indices at which device and driver want to be told: offered by every device; on a disk, which requests interrupt and what the disk says of itself.
# Of each request: bytes written, interrupt status before and after its acknowledgement, where the device listens.
.include "boot.s"
.include "virtio.s"
boot
virtio
.set awaited,q+0x94            # behind the available ring of 8
.set listens,q+0x144           # behind the used ring of 8
main:
  cli
  mov $0xFEB00000,%r12d
1: mov 8(%r12),%eax
  call hex
  movl $0,0x14(%r12)
  mov 0x10(%r12),%eax
  and $0x30000000,%eax
  call hex
  add $0x200,%r12
  cmp $0xFEB01000,%r12d
  jb 1b
  call nl
  mov $2,%eax
  call find
  mov $0x20000200,%eax       # flush, indices
  call negotiate
  mov $q,%edi
  xor %eax,%eax
  call queue
  call go
  mov $4,%eax                # flush, for ever
  mov %eax,header
  xor %ecx,%ecx
  mov $header,%eax
  mov $16,%edx
  mov $1,%ebx
  call desc
  mov $1,%ecx
  mov $answer,%eax
  mov $1,%edx
  mov $2,%ebx
  call desc
  movw $0,awaited
  call request
  movw $3,awaited            # the fourth, not the next two
  call request
  call request
  call request
  call request
  movw $5,awaited            # the flag counts no more
  movw $1,q+0x80
  call request
  movw $7,awaited            # the second of two
  call two
  movw $8,awaited            # the first of two
  call two
  movw $99,awaited
  call two
  mov $0,%al
  out %al,$0xf4
request:
  xor %eax,%eax
  call kick
  jmp tell
two:
  xor %ecx,%ecx
  call offer
  jmp request
tell:
  movzwl listens,%eax
  call hex
  jmp nl
.bss
.align 4096
q: .space 4096
header: .space 16
answer: .space 16
