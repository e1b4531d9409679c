# Faults of every kind from rings 0 and 3, faults while a handler is entered, double faults, page table bits.
.include "boot.s"
.include "handlers.s"
boot
here:
main:
  handlers
# a second region at 1 GiB, of small pages: the table at 0x8000
  movl $0x7007,0x2008
  movl $0x8007,0x7000
  mov $0x8000,%edi
  mov $0x600007,%eax
  mov $512,%ecx
1: mov %eax,(%rdi)
  movl $0,4(%rdi)
  add $0x1000,%eax
  add $8,%edi
  loop 1b
  say "page bits\n"
  movl $0x601000,0x8000+8*1       # absent
  movl $0x602005,0x8000+8*2       # read only
  movl $0x603003,0x8000+8*3       # supervisor
  movl $0x80000000,0x8000+8*4+4   # no execution
  mov $0x40000000,%ebx
  call touch
  mov %cr0,%rax
  btr $16,%rax
  mov %rax,%cr0
  say "without write protection\n"
  call touch
  bts $16,%rax
  mov %rax,%cr0
  to_user
  say "from ring 3\n"
  call touch
  to_kernel
  say "table bits above\n"
  movl $0x8005,0x7000
  mov %cr3,%rax
  mov %rax,%cr3
  expect mov %eax,0x5000(%rbx)
  movl $0x8003,0x7000
  mov %rax,%cr3
  mov %eax,0x5000(%rbx)
  to_user
  expect mov %eax,0x5000(%rbx)
  to_kernel
  movl $0x8007,0x7000
  movl $0x80000000,0x7004
  mov %cr3,%rax
  mov %rax,%cr3
  movl $0xc3,0x6000(%rbx)
  lea 0x6000(%rbx),%rdx
  mov %rsp,%rbp
  expect call *%rdx
  mov %rbp,%rsp
  movl $0,0x7004
  mov %rax,%cr3
  call *%rdx
  say "used and written\n"
  mov 0x8000+8*7,%eax
  call hex
  mov 0x7000(%rbx),%ecx
  mov 0x8000+8*7,%eax
  call hex
  mov %ecx,0x7000(%rbx)
  mov 0x8000+8*7,%eax
  call hex
  cmp %eax,0x8000(%rbx)
  mov 0x8000+8*8,%eax
  call hex
  lock incl 0x9000(%rbx)
  mov 0x8000+8*9,%eax
  call hex
  mov 0x7000,%eax
  call hex
  mov 0x2008,%eax
  call hex
  say "crossings\n"
  movl $0,0x8000+8*12
  mov $0x4000bffd,%ebp
  expect mov %rax,(%rbp)
  expect movl $1,(%rbp)
  movw $1,(%rbp)
  say "segments\n"
  mov $0x2b,%eax
  expect mov %eax,%ds
  mov $0x2000,%eax
  expect mov %eax,%es
  mov $0x13,%eax
  expect mov %eax,%ss
  mov $8,%eax
  expect mov %eax,%ss
  expect lldt %ax
  expect ltr %ax
  mov $0x28,%eax
  expect ltr %ax
  xor %eax,%eax
  lldt %ax
  mov $4,%eax
  expect mov %eax,%fs
  push $0x10
  push $1f
  expect lretq
1: add $16,%rsp
  push $0x1000
  push $1f
  expect lretq
1: add $16,%rsp
  say "returns\n"
  mov %rsp,%rbp
  push $0x10
  push %rbp
  push $2
  push $0x10
  push $2f
  expect iretq
  movq $0x23,8(%rsp)
  expect iretq                    # to ring 3 with a stack of ring 0
  movq $8,8(%rsp)
  movq $0x4002,16(%rsp)
  movq $0x1b,32(%rsp)
  expect iretq
2: mov %rbp,%rsp
  pushf
  orl $0x4000,(%rsp)
  popf
  expect iretq
  pushf
  andl $~0x4000,(%rsp)
  popf
  to_user
  say "ring 3\n"
  mov $0x1000,%edx
  expect in %dx,%al
  expect out %al,%dx
  expect cli
  expect sti
  expect lgdt idtr
  expect lmsw %ax
  expect invlpg (%rax)
  expect wbinvd
  expect rdmsr
  expect wrmsr
  expect clts
  expect mov %cr8,%rax
  expect mov %cr3,%rax
  expect ltr %ax
  expect lldt %ax
  expect swapgs
  expect sysretq
  movq $2,errors_told             # of a gate, QEMU tells twice the index
  expect int $0x41
  movq $-1,errors_told
  expect mov %eax,0xC0000000
  mov $0x10,%eax
  expect mov %eax,%ds
  mov $0x23,%eax
  expect mov %eax,%ss
  pushf
  orl $0x3000,(%rsp)
  popf
  pushf
  pop %rax
  call hex
  to_kernel
  say "while a handler is entered\n"
  movq $2,errors_told
  movb $0x0e,idt+6*16+5           # absent gate
  expect ud2
  movb $0x85,idt+6*16+5           # not a gate
  expect ud2
  movb $0xee,idt+6*16+5
  movq $~1,errors_told            # nor that the event came from outside the program
  movw $0x10,idt+6*16+2           # data
  expect ud2
  movw $0x20,idt+6*16+2           # ring 3
  expect ud2
  movw $0,idt+6*16+2
  expect ud2
  movw $0x80,idt+6*16+2           # beyond the table
  expect ud2
  movw $8,idt+6*16+2
  movw $3*16-1,idtr
  lidt idtr
  movw $64*16-1,idtr
  movb $0x8e,idt+0x30*16+5
  movq $2,errors_told
  lidt idtr
  to_user
  expect int $0x30
  to_kernel
  say "double faults\n"
  movb $1,idt+8*16+4
  mov %rsp,%rbp
  movb $0x0e,idt+13*16+5
  xor %eax,%eax
  expect div %eax                 # fine, its gate is
  movb $0x0e,idt+0*16+5
  expect div %eax                 # absent gate, twice
  movb $0xee,idt+0*16+5
  movb $0xee,idt+13*16+5
  movl $0,0x8000+8*32
  mov $0x40021000,%esp
  expect push %rax                # the page below is there
  mov $0x40020800,%esp
  expect mov 0x1000(%rbx),%eax    # no stack for the page fault
  mov %rbp,%rsp
  movb $0x0e,idt+14*16+5
  expect mov 0x1000(%rbx),%eax    # no gate for the page fault
  movb $0xee,idt+14*16+5
  finish
touch: # at 0x40000000: absent, read only, supervisor's, not executable; stops with the stack as it was
  expect mov 0x1123(%rbx),%eax
  expect mov %eax,0x1123(%rbx)
  mov %rsp,%rbp
  lea 0x1123(%rbx),%rdx
  expect call *%rdx
  mov %rbp,%rsp
  mov 0x2000(%rbx),%eax
  expect mov %eax,0x2000(%rbx)
  expect mov 0x3000(%rbx),%eax
  expect mov %eax,0x3000(%rbx)
  lea 0x3000(%rbx),%rdx
  movb $0xc3,0x603000
  expect call *%rdx
  mov %rbp,%rsp
  lea 0x4000(%rbx),%rdx
  expect call *%rdx
  mov %rbp,%rsp
  mov %cs,%eax
  test $3,%al
  jnz 1f
  mov %cr0,%rax
1: ret
