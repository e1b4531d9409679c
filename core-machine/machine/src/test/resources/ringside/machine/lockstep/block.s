# A disk: what it says of itself, write, flush, read back, identity, errors, a chain in a circle.
.include "boot.s"
.include "virtio.s"
boot
virtio
main:
  cli
  mov $2,%eax
  call find
  mov 0x10(%r12),%eax
  and $0x200,%eax            # flush
  call negotiate
  mov $q,%edi
  xor %eax,%eax
  call queue
  call go
  mov 0x100(%r12),%rax       # capacity, two halves
  call hex
  mov 0x104(%r12),%eax
  call hex
  mov 0x114(%r12),%eax
  call hex
  call nl
  # read sector 1
  xor %r8d,%r8d
  mov $1,%r9d
  mov $2,%ebp
  call request
  call show
  # write it over sector 5
  mov $buffer,%edi
  mov $0x5a5aa5a5,%eax
  mov $128,%ecx
  rep stosl
  mov $1,%r8d
  mov $5,%r9d
  xor %ebp,%ebp
  call request
  # flush
  mov $4,%r8d
  xor %r9d,%r9d
  mov $2,%ebp
  call bare
  # read it back
  call clear
  xor %r8d,%r8d
  mov $5,%r9d
  mov $2,%ebp
  call request
  call show
  # identity
  call clear
  mov $20,%r13d
  mov $8,%r8d
  xor %r9d,%r9d
  call sized
  mov $buffer,%esi
  call puts
  call nl
  # beyond the end
  xor %r8d,%r8d
  mov $100000,%r9d
  mov $2,%ebp
  call request
  # not whole sectors
  mov $100,%r13d
  xor %r8d,%r8d
  xor %r9d,%r9d
  call sized
  # no such request
  mov $77,%r8d
  call bare
  # a chain in a circle breaks the device
  mov $q,%edi
  xor %ecx,%ecx
  mov $header,%eax
  mov $16,%edx
  mov $1,%ebx
  call desc
  movw $0,14(%rdi)
  xor %ecx,%ecx
  call offer
  movl $0,0x50(%r12)
  call broken
  # a buffer outside memory
  call again
  mov $q,%edi
  xor %ecx,%ecx
  mov $0xFFFFFFFFFFF000,%rax
  mov $16,%edx
  xor %ebx,%ebx
  call desc
  xor %ecx,%ecx
  call offer
  movl $0,0x50(%r12)
  call broken
  # a head beyond the table
  call again
  mov $q,%edi
  mov $9,%ecx
  call offer
  movl $0,0x50(%r12)
  call broken
  # more requests than descriptors
  call again
  mov $q,%edi
  movw $200,0x82(%rdi)
  movl $0,0x50(%r12)
  call broken
  # and it works again
  call again
  xor %r8d,%r8d
  mov $5,%r9d
  mov $2,%ebp
  call request
  mov $0,%al
  out %al,$0xf4
again:
  mov $q,%edi
  xor %eax,%eax
  mov $1024,%ecx
  rep stosl
  mov 0x10(%r12),%eax
  and $0x200,%eax
  call negotiate
  mov $q,%edi
  xor %eax,%eax
  call queue
  jmp go
broken:
1: pause
  testl $0x40,0x70(%r12)
  jz 1b
  mov 0x70(%r12),%eax
  call hex
  mov 0x60(%r12),%eax
  and $2,%eax                # QEMU also reports used buffers
  call hex
  movl $3,0x64(%r12)
  jmp nl
request:
  mov $512,%r13d
sized: # r8 type, r9 sector, r13 bytes, ebp 2 if the device writes them
  cmp $1,%r8d
  mov $2,%ebp
  jne 1f
  xor %ebp,%ebp
1: mov %r8d,header
  mov %r9,header+8
  mov $q,%edi
  xor %ecx,%ecx
  mov $header,%eax
  mov $16,%edx
  mov $1,%ebx
  call desc
  mov $1,%ecx
  mov $buffer,%eax
  mov %r13d,%edx
  mov %ebp,%ebx
  or $1,%ebx
  call desc
  mov $2,%ecx
  jmp status
bare: # r8 type
  mov %r8d,header
  movq $0,header+8
  mov $q,%edi
  xor %ecx,%ecx
  mov $header,%eax
  mov $16,%edx
  mov $1,%ebx
  call desc
  mov $1,%ecx
status:
  mov $answer,%eax
  mov $1,%edx
  mov $2,%ebx
  call desc
  movb $0x55,answer
  xor %eax,%eax
  call kick
  movzbl answer,%eax
  call hex
  jmp nl
show:
  mov buffer,%rax
  call hex
  mov buffer+504,%rax
  call hex
  jmp nl
clear:
  mov $buffer,%edi
  xor %eax,%eax
  mov $128,%ecx
  rep stosl
  ret
.bss
.align 4096
q: .space 4096
header: .space 16
answer: .space 16
buffer: .space 512
