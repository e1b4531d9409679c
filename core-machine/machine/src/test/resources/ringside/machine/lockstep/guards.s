# Supervisor guards: fetches from and accesses to the user's pages outside ring 3, with SMEP and SMAP in all four combinations.
.include "boot.s"
.include "handlers.s"
boot
here:
main:
  handlers
# the program's and the tables' pages become the supervisor's; user code lives at 0x600000
  mov $0x600000,%edi
  lea user_code(%rip),%rsi
  mov $user_end-user_code,%ecx
  rep movsb
  andb $~4,0x3000
  andb $~4,0x3008
  mov %cr3,%rax
  mov %rax,%cr3
  xor %r15d,%r15d
each:
  push $2
  popf
  mov %cr4,%rax
  and $~0x300000,%rax
  mov %r15,%rdx
  shl $20,%rdx
  or %rdx,%rax
  mov %rax,%cr4
  mov %cr4,%rax
  shr $20,%rax
  say "guards "
  call byte
  say ":\n"
  mov $0x700000,%ebx
  expect mov (%rbx),%rax
  expect mov %rax,(%rbx)
  expect mov 0x6ffffc(%rip),%rax
  expect mov 0x0,%rax
  mov $0x700ffc,%esi
  mov $0x280000,%edi
  mov $4,%ecx
  expect rep movsb
  mov $0x600000,%eax
  lea 1f(%rip),%rdx
  expect jmp *%rax
1:
# with AC
  test $2,%r15d
  jz 2f
  stac
  pushf
  pop %rax
  call short
  say "open\n"
  mov $0x700000,%ebx
  expect mov (%rbx),%rax
  expect mov %rax,(%rbx)
  expect lock incl (%rbx)
  clac
  expect mov (%rbx),%rax
  pushf
  orl $0x40000,(%rsp)
  popf
  expect mov (%rbx),%rax
  pushf
  andl $~0x40000,(%rsp)
  popf
  expect mov (%rbx),%rax
# stack in a user's page: the push of the handler's frame is an access too
  mov %rsp,%r14
  stac
  mov $0x701000,%esp
  push $1
  pop %rax
  mov %r14,%rsp
  clac
2:
# from ring 3 nothing changes
  mov $0x600010,%eax
  mov %rsp,kernel_stack
  push $0x1b
  push $0x702000
  push $0x40202
  push $0x23
  push %rax
  movq $back,landing
  iretq
back:
  inc %r15d
  cmp $4,%r15d
  jb each
  finish
user_code:
  jmp *%rdx
.org user_code+16
  mov $0x700000,%ebx
  mov (%rbx),%rax
  push %rax
  pop %rax
  int $0x3f
  nop
user_end:
