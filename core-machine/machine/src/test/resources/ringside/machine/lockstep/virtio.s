# A virtio-mmio driver of one queue at a time. R12: registers of the device. `find` looks for the device type in EAX, `negotiate` accepts the features in
# EAX (low half) and version 1, `queue` sets up the queue in EAX with 8 descriptors at RDI (4096 bytes, zeroed, page aligned: descriptors, available
# ring at 0x80, used ring at 0x100), `go` sets DRIVER_OK, `kick` makes chain 0 of the queue at RDI (number EAX) available and waits until it is used.
.macro virtio
find: # eax type
  mov $0xFEB00000,%r12d
1: cmpl $0x74726976,(%r12)
  jne 9f
  cmp %eax,8(%r12)
  je 2f
  add $0x200,%r12
  cmp $0xFEB01000,%r12d
  jb 1b
9: lea nodevice(%rip),%rsi
  call puts
  mov $3,%al
  out %al,$0xf4
2: mov 4(%r12),%eax
  call hex
  mov 0xc(%r12),%eax
  call hex
  jmp nl
negotiate: # eax
  movl $0,0x70(%r12)
  movl $1,0x70(%r12)
  movl $3,0x70(%r12)
  movl $0,0x24(%r12)
  mov %eax,0x20(%r12)
  movl $1,0x24(%r12)
  movl $1,0x20(%r12)
  movl $11,0x70(%r12)
  mov 0x70(%r12),%eax
  jmp hex
queue: # eax number, rdi memory
  mov %eax,0x30(%r12)
  mov 0x44(%r12),%eax
  call hex
  mov 0x34(%r12),%eax
  call hex
  movl $8,0x38(%r12)
  mov %edi,0x80(%r12)
  movl $0,0x84(%r12)
  lea 0x80(%rdi),%eax
  mov %eax,0x90(%r12)
  movl $0,0x94(%r12)
  lea 0x100(%rdi),%eax
  mov %eax,0xa0(%r12)
  movl $0,0xa4(%r12)
  movl $1,0x44(%r12)
  mov 0x44(%r12),%eax
  call hex
  jmp nl
go:
  movl $15,0x70(%r12)
  ret
desc: # rdi queue, ecx number, rax address, edx length, ebx flags, next is the following one
  push %rcx
  shl $4,%ecx
  mov %rax,(%rdi,%rcx)
  mov %edx,8(%rdi,%rcx)
  mov %bx,12(%rdi,%rcx)
  shr $4,%ecx
  inc %ecx
  mov %ecx,%eax
  shl $4,%ecx
  mov %ax,-2(%rdi,%rcx)
  pop %rcx
  ret
offer: # rdi queue, cx head: makes it available without telling
  movzwl 0x82(%rdi),%edx
  and $7,%edx
  mov %cx,0x84(%rdi,%rdx,2)
  incw 0x82(%rdi)
  ret
kick: # eax queue number, rdi queue: head 0, then waits; prints used length and interrupt status
  push %rax
  xor %ecx,%ecx
  call offer
  pop %rax
  mov %eax,0x50(%r12)
used: # rdi queue: waits until everything offered is used
1: pause
  movzwl 0x102(%rdi),%eax
  cmp %ax,0x82(%rdi)
  jne 1b
  dec %eax
  and $7,%eax
  mov 0x108(%rdi,%rax,8),%eax
  call hex
  mov 0x60(%r12),%eax
  call hex
  mov %eax,0x64(%r12)
  movl $3,0x64(%r12)
  mov 0x60(%r12),%eax
  jmp hex
nodevice: .asciz "no device\n"
.endm
