# The firmware's table: by its ports, and by transfers into memory, in one piece and in parts, beyond the end, and into no memory.
# Of each transfer: the answer, then what is in memory.
.include "boot.s"
boot
.macro order what length target
  movl $\what,command
  movl $\length,command+4
  movabs $\target,%rax
  mov %rax,command+8
  call transfer
.endm
.set select, 8
.set skip, 4
.set read, 2
.set write, 16
main:
  cli
  mov $0x514,%dx                   # what the transfer ports say of themselves
  in %dx,%eax
  call hex
  mov $0x518,%dx
  in %dx,%eax
  call hex
  mov $0x519,%dx
  in %dx,%al
  movzx %al,%eax
  call hex
  call nl
  mov $0x510,%dx                   # features by port
  mov $1,%ax
  out %ax,%dx
  mov $0x511,%dx
  in %dx,%al
  movzx %al,%eax
  call hex
  in %dx,%al
  movzx %al,%eax
  call hex
  call nl
  order select|read, 4, buffer           # the signature
  order 0x10000|select|read, 4, buffer   # features
  order 0x30000|select|read, 8, buffer   # memory
  order 0x50000|select|read, 2, buffer   # cores
  order 0x150000|select|read, 3, buffer  # the command line in parts
  order read, 2, buffer
  order skip, 3, buffer
  order read, 4, buffer
  order read, 16, buffer                 # and beyond its end
  mov $0x511,%dx
  in %dx,%al
  movzx %al,%eax
  call hex
  order 0x150000|select|read, 4, buffer+2
  mov $0x511,%dx                   # the ports go on behind it
  in %dx,%al
  movzx %al,%eax
  call hex
  order 0x7ff0000|select|read, 4, buffer # no such item
  order 0x7ff0000|select|skip, 4, buffer
  order select|write, 4, buffer
  order select|write, 0, buffer
  order select, 4, buffer                # nothing to do but select
  order read, 4, buffer
  order select|read, 4, 0xD0000000       # no memory
  order select|read, 4, 0x7000000000000000
  mov $0x10,%al
  out %al,$0xf4
transfer:
  mov $buffer,%edi
  mov $-1,%rax
  mov %rax,(%rdi)
  mov %rax,8(%rdi)
  mov $command,%ebx
  mov (%rbx),%eax
  bswap %eax
  mov %eax,(%rbx)
  mov 4(%rbx),%eax
  bswap %eax
  mov %eax,4(%rbx)
  mov 8(%rbx),%rax
  bswap %rax
  mov %rax,8(%rbx)
  xor %eax,%eax
  mov $0x514,%dx
  out %eax,%dx
  mov %ebx,%eax
  bswap %eax
  mov $0x518,%dx
  out %eax,%dx
  mov (%rbx),%eax
  call hex
  mov buffer,%rax
  call hex
  mov buffer+8,%rax
  call hex
  jmp nl
.bss
.align 16
command: .space 16
buffer: .space 16
