# A multiboot kernel that is no ELF file: what it finds in EAX, how much memory is low, its arguments, its module.
.include "boot.s"
boot
.align 4
header:
  .long 0x1BADB002, 0x10003, -(0x1BADB002 + 0x10003)
  .long header, 0x200000, 0, end, enter
.code32
enter:
  mov %eax,magic
  mov %ebx,information
  jmp _start
.code64
main:
  cli
  mov magic,%eax
  call hex
  mov information,%ebx
  mov (%rbx),%eax
  and $0x4d,%eax             # memory, command line, modules, map
  call hex
  mov 4(%rbx),%eax
  call hex
  mov 20(%rbx),%eax
  call hex
  call nl
  mov 16(%rbx),%esi
1: lodsb                     # behind the kernel's own name
  cmp $' ',%al
  jne 1b
  call puts
  call nl
  mov 24(%rbx),%ecx
  mov 4(%rcx),%eax
  sub (%rcx),%eax
  call hex
  mov (%rcx),%eax
  and $0xfff,%eax
  call hex
  mov (%rcx),%ecx
  mov (%rcx),%rax
  call hex
  call nl
  # the first range of the map is low memory
  mov 48(%rbx),%ecx
  mov (%rcx),%eax
  call hex
  mov 4(%rcx),%rax
  call hex
  mov 12(%rcx),%rax
  call hex
  mov 20(%rcx),%eax
  call hex
  mov $0,%al
  out %al,$0xf4
.bss
magic: .long 0
information: .long 0
.align 4096
end:
