# What a PVH kernel is told: command line, number and size of modules, memory map without its empty ranges.
.include "boot.s"
boot
main:
  cli
  mov %ebx,%ebx
  mov (%rbx),%eax
  call hex
  mov 4(%rbx),%eax
  call hex
  mov 12(%rbx),%eax
  call hex
  call nl
  mov 24(%rbx),%rsi
  call puts
  call nl
  mov 16(%rbx),%rcx
  mov 8(%rcx),%rax
  call hex
  mov (%rcx),%rax
  call hex
  mov (%rcx),%rcx
  mov (%rcx),%rax
  call hex
  call nl
  mov 40(%rbx),%rcx
  mov 48(%rbx),%ebp
1: cmpq $0,8(%rcx)
  je 2f
  mov (%rcx),%rax
  call hex
  mov 8(%rcx),%rax
  call hex
  mov 16(%rcx),%eax
  call hex
  call nl
2: add $24,%rcx
  dec %ebp
  jnz 1b
  mov $0,%al
  out %al,$0xf4
