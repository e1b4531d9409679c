# Every exception, from both rings, with its frame; system calls, swapgs, port bitmap, interrupt stacks.
.include "boot.s"
.include "handlers.s"
boot
here:
main:
  handlers
  # permit port 0x3f8 only
  mov $tss+0x68,%edi
  mov $0xff,%al
  mov $129,%ecx
  rep stosb
  movb $0xfe,tss+0x68+0x3f8/8
  str %ax
  movzx %ax,%eax
  call hex
  # syscall msrs
  mov $0xC0000081,%ecx
  xor %eax,%eax
  mov $0x00130008,%edx
  wrmsr
  inc %ecx
  lea sysentry(%rip),%rax
  mov %rax,%rdx
  shr $32,%rdx
  wrmsr
  mov $0xC0000084,%ecx
  mov $0x700,%eax
  xor %edx,%edx
  wrmsr
  mov $0xC0000102,%ecx
  mov $0x1234000,%eax
  wrmsr
  # exceptions in ring 0
  int3
  int $0x30
  expect ud2
  xor %eax,%eax
  expect div %eax
  expect mov 0x7f000000000,%rax     # #PF not present
  expect movabs %rax,0x8000000000
  mov $0x8000000000000000,%rax
  expect mov (%rax),%rbx            # #GP
  mov $0x1000,%ecx
  mov $0x38,%eax
  expect mov %eax,%ds               # #GP(0x38)
  mov $0x8000000000000000,%rax
  # enter ring 3
  push $0x1b
  push $ustack
  push $0x202
  push $0x23
  push $user
  iretq
user:
  mov %cs,%eax
  movzwl %ax,%eax
  call hex
  mov $7,%edi
  syscall
  call hex
  mov $8,%edi
  syscall
  expect cli                        # #GP
  expect hlt                        # #GP
  mov $0x3f9,%dx
  expect in %dx,%al                 # #GP
  expect mov %rax,%cr3              # #GP
  expect mov 0xC0000000,%eax        # #PF prot user
  expect mov %eax,0xC0000000        # #PF
  int $0x31
  int3
  pushf
  pop %rax
  call hex
  mov $9,%edi
  syscall
  ud2
sysentry:
  swapgs
  cmp $9,%edi
  je last
  mov %r11,%rax
  push %rcx
  push %r11
  call hex
  pop %r11
  pop %rcx
  mov $0xC0000101,%r10d
  mov %rcx,%r9
  mov %r10d,%ecx
  rdmsr
  mov %r9,%rcx
  swapgs
  sysretq
last:
  finish
