# Processor modes without long mode: 32-bit gates, rings, paging with two and three levels, 16-bit code, real mode with its vectors and back.
# Starts at the PVH entry, in 32-bit protected mode. Each handler prints vector, error code, EIP from `here` on, CS, EFLAGS and ESP's low half.
.include "thunks.s"
.text
.code32
.globl _start
.macro say text
  .section .rodata
7771: .asciz "\text"
  .text
  push %esi
  mov $7771b,%esi
  call puts
  pop %esi
.endm
.macro tell value
  push \value
  call hex
  lea 4(%esp),%esp
.endm
.macro expect code:vararg
  movl $behind\@,resume
  \code
behind\@:
.endm
_start:
here:
  mov $stack,%esp
  lgdt gdtr
  ljmp $8,$1f
1: mov $0x10,%eax
  mov %eax,%ds
  mov %eax,%es
  mov %eax,%ss
  mov %eax,%fs
  mov %eax,%gs
  mov $thunks,%eax
  mov $idt,%edi
  mov $64,%ecx
2: mov %ax,(%edi)
  movw $8,2(%edi)
  movw $0xEE00,4(%edi)
  mov %eax,%edx
  shr $16,%edx
  mov %dx,6(%edi)
  add $8,%edi
  add $16,%eax
  loop 2b
  mov $to_kernel,%eax
  mov %ax,idt+0x3f*8
  lidt idtr
  mov $tss,%eax
  mov %ax,gdt+0x28+2
  shr $16,%eax
  mov %al,gdt+0x28+4
  mov %ah,gdt+0x28+7
  movl $stack2,tss+4
  movl $0x10,tss+8
  movw $0x68,tss+0x66
  mov $0x28,%ax
  ltr %ax
  str %ax
  movzwl %ax,%eax
  tell %eax
  say "32-bit gates\n"
  int3
  int $0x30
  expect ud2
  xor %eax,%eax
  expect div %eax
  mov $0x4b,%eax
  expect mov %eax,%ds
  expect mov %eax,%ss
  mov $0x40,%eax
  expect mov %eax,%es
  expect ljmp $0x10,$0
  expect int $0x50
  mov $bounds,%ebx
  mov $9,%eax
  expect bound %eax,(%ebx)
  mov $0x7fffffff,%eax
  inc %eax
  into
  say "ring 3\n"
  push $0x23
  push $ustack
  push $0x3202
  push $0x1b
  push $3f
  iret
3: mov %ds,%edx                   # the inner ring's is gone
  mov $0x23,%eax
  mov %eax,%ds
  mov %eax,%es
  tell %edx
  mov %cs,%eax
  tell %eax
  int3
  expect hlt
  expect mov %eax,%cr0
  cli
  sti
  pushf
  pop %eax
  tell %eax
  pushl $0x202
  popf
  pushf
  pop %eax
  tell %eax
  int $0x3f
  say "back\n"
  mov %ss,%eax
  tell %eax
  say "far return to ring 3\n"
  mov %esp,%ebp
  push $0x23
  push $ustack
  push $1
  push $2
  push $0x1b
  push $4f
  lret $8
4: mov %esp,%edx
  mov $0x23,%eax
  mov %eax,%ds
  mov %eax,%es
  tell %edx
  int $0x3f
  mov $0x10,%eax
  mov %eax,%ds
  mov %eax,%es
  lcall $8,$5f
  jmp 6f
5: lret
6: lcall *far_pointer
  say "16-bit gate\n"
  movb $0x86,idt+0x31*8+5
  movw $narrow_gate-here,idt+0x31*8
  movw $0x48,idt+0x31*8+2         # whose base is the program's
  movw $0,idt+0x31*8+6
  int $0x31
gate_done:
  say "two levels\n"
  mov $0x10000,%edi
  mov $0x83,%eax
  mov $1024,%ecx
7: stosl
  add $0x400000,%eax
  loop 7b
  movl $0x11007,0x10000+4*0x100   # 1 GiB: a table
  mov $0x11000,%edi
  mov $0x400007,%eax
  mov $1024,%ecx
8: stosl
  add $0x1000,%eax
  loop 8b
  movl $0x400005,0x11000+4*2      # read only
  movl $0x400003,0x11000+4*3      # supervisor
  movl $0,0x11000+4*4
  mov $0x10000,%eax
  mov %eax,%cr3
  mov %cr4,%eax
  or $0x10,%eax
  mov %eax,%cr4
  mov %cr0,%eax
  or $0x80000000,%eax
  mov %eax,%cr0
  jmp 1f
1: call pages
  mov %cr0,%eax
  and $0x7fffffff,%eax
  mov %eax,%cr0
  say "three levels\n"
  mov $0x20000,%edi
  xor %eax,%eax
  mov $0x4000,%ecx
  rep stosl
  movl $0x21001,0x20000
  movl $0x22001,0x20008
  mov $0x21000,%edi
  mov $0x83,%eax
  mov $512,%ecx
2: mov %eax,(%edi)
  add $0x200000,%eax
  add $8,%edi
  loop 2b
  movl $0x23007,0x22000
  mov $0x23000,%edi
  mov $0x400007,%eax
  mov $512,%ecx
3: mov %eax,(%edi)
  add $0x1000,%eax
  add $8,%edi
  loop 3b
  movl $0x400005,0x23000+8*2
  movl $0x400003,0x23000+8*3
  movl $0,0x23000+8*4
  movl $0x80000000,0x23000+8*5+4
  mov $0x20000,%eax
  mov %eax,%cr3
  mov %cr4,%eax
  or $0x20,%eax
  mov %eax,%cr4
  mov %cr0,%eax
  or $0x80000000,%eax
  mov %eax,%cr0
  jmp 1f
1: call pages
  mov $0xC0000080,%ecx
  rdmsr
  or $0x800,%eax
  wrmsr
  mov %cr3,%eax
  mov %eax,%cr3
  mov 0x40005000,%eax
  movl $0xc3c3c3c3,0x40006000
  call 0x40006000
  movl $0xc3c3c3c3,0x405000
  expect call 0x40005000
  mov 0x21000,%eax
  tell %eax
  mov 0x23000+8*6,%eax
  tell %eax
  mov %cr0,%eax
  and $0x7fffffff,%eax
  mov %eax,%cr0
  mov %cr4,%eax
  and $~0x30,%eax
  mov %eax,%cr4
  say "16-bit code\n"
  mov $narrow,%esi
  mov $0x8000,%edi
  mov $narrow_end-narrow,%ecx
  rep movsb
  mov %esp,save
  ljmp $0x30,$0
return:
  mov $0x10,%eax
  mov %eax,%ds
  mov %eax,%es
  mov %eax,%ss
  mov save,%esp
  lidt idtr
  mov $0x600,%esi
  mov $24,%ecx
1: lodsw
  movzwl %ax,%eax
  tell %eax
  loop 1b
  say "done\n"
  int3
  mov $0x10,%al
  out %al,$0xf4
bounds: .long 0, 8
far_pointer: .long 1f
 .word 8
1: lret
pages:
  movl $0x12345678,0x40001000
  tell 0x401000
  tell 0x40001000
  mov 0x11000+4,%eax
  tell %eax
  mov 0x10000+4*0x100,%eax
  tell %eax
  movl $1,0x40002000
  mov %cr0,%eax
  or $0x10000,%eax
  mov %eax,%cr0
  expect movl $1,0x40002000
  expect mov 0x40004000,%eax
  expect movl $1,0x40004000
  mov 0x40003000,%eax
  mov %cr0,%eax
  and $~0x10000,%eax
  mov %eax,%cr0
  ret
  thunks
common:
  pusha
  push %ds
  push %es
  mov $0x10,%eax
  mov %eax,%ds
  mov %eax,%es
  tell 40(%esp)
  tell 44(%esp)
  mov 48(%esp),%eax
  sub $here,%eax
  tell %eax
  tell 52(%esp)
  mov 56(%esp),%eax
  and $~0x10000,%eax
  tell %eax
  testb $3,52(%esp)
  jz 1f
  tell 60(%esp)
  tell 64(%esp)
1: cmpl $14,40(%esp)
  jne 2f
  mov %cr2,%eax
  tell %eax
2: mov $10,%al
  mov $0x3f8,%dx
  out %al,%dx
  mov 40(%esp),%eax
  cmp $0x20,%eax
  jae 4f
  mov $0x18,%ecx
  bt %eax,%ecx
  jc 4f
  mov resume,%eax
  test %eax,%eax
  jnz 3f
  mov $0x21,%al
  out %al,$0xf4
3: mov %eax,48(%esp)
  movl $0,resume
4: pop %es
  pop %ds
  popa
  add $8,%esp
  iret
to_kernel:
  mov $0x10,%eax
  mov %eax,%ds
  mov %eax,%es
  mov (%esp),%eax
  mov $stack,%esp
  jmp *%eax
narrow_gate:                        # three words: the upper half of EIP is not there
  mov %esp,%edx
  movzwl (%esp),%eax
  sub $gate_done-here,%eax
  tell %eax
  movzwl 2(%esp),%eax
  tell %eax
  movzwl 4(%esp),%eax
  tell %eax
  add $6,%esp
  ljmp $8,$gate_done
puts:
  push %eax
  push %edx
1: lodsb
  test %al,%al
  jz 2f
  mov $0x3f8,%dx
  out %al,%dx
  jmp 1b
2: pop %edx
  pop %eax
  ret
hex: # the word behind the return address
  pusha
  mov 36(%esp),%ebx
  mov $8,%ecx
3: rol $4,%ebx
  mov %bl,%al
  and $15,%al
  add $'0',%al
  cmp $'9',%al
  jbe 4f
  add $39,%al
4: mov $0x3f8,%dx
  out %al,%dx
  dec %ecx
  jnz 3b
  mov $32,%al
  out %al,%dx
  popa
  ret
# At 0x8000: 16-bit protected mode, then real mode. What it finds it leaves at 0x600.
.code16
narrow:
  mov $0x38,%ax
  mov %ax,%ds
  mov %ax,%es
  mov %ax,%ss
  mov $0xf000,%sp
  mov %cr0,%eax
  and $~1,%eax
  mov %eax,%cr0
  ljmp $0x800,$1f-narrow
1: xor %ax,%ax
  mov %ax,%ds
  mov %ax,%es
  mov %ax,%ss
  mov $0xf000,%sp
  lidtl %cs:real_table-narrow
  mov $0x600,%di
  cld
# vectors 0, 3, 4, 6, 0x21 of the table at 0
  mov $real_handler-narrow,%bx
  movw %bx,0
  movw $0x800,2
  movw %bx,4*3
  movw $0x800,4*3+2
  movw %bx,4*4
  movw $0x800,4*4+2
  movw %bx,4*6
  movw $0x800,4*6+2
  movw %bx,4*0x21
  movw $0x800,4*0x21+2
  mov $1,%dl
  int $0x21
  int3
  mov $0x7f,%al
  inc %al
  into
  mov $2,%dl
  sti
  int $0x21
  cli
  pushf
  pop %ax
  stosw
# segments wrap and add: 0xffff:0x10 is the first byte of the second MiB
  mov $0xffff,%ax
  mov %ax,%fs
  movl $0x55aa33cc,0x500
  mov %fs:0x10,%ax
  stosw
  mov %sp,%ax
  stosw
  movl $0x87654321,%eax
  stosl
  lea 4(%bx,%si),%ax
  stosw
  mov $0x1234,%bx
  lea -0x1235(%bx),%ax
  stosw
  addr32 mov 0x500,%ax
  stosw
  push %sp
  pop %ax
  stosw
  pushl $0x11223344
  pop %ax
  stosw
  pop %ax
  stosw
  lcall $0x800,$2f-narrow
  mov $0xffff,%cx
3: loop 3b
  mov %cx,%ax
  stosw
  jmp 4f
2: mov %sp,%ax
  stosw
  lret
4: pushfl
  pop %eax
  stosl
  smsw %ax
  stosw
  mov %cr0,%eax
  or $1,%eax
  mov %eax,%cr0
  ljmpl $8,$return
real_handler: # what is on the stack: IP, CS, FLAGS
  mov %sp,%bp
  mov (%bp),%ax
  stosw
  mov 4(%bp),%ax
  stosw
  iret
real_table: .word 0x3ff
 .long 0
narrow_end:
.data
.align 8
gdt: .quad 0, 0x00cf9b000000ffff, 0x00cf93000000ffff, 0x00cffb000000ffff, 0x00cff3000000ffff
 .quad 0x0000890000000067        # 28: task state
 .quad 0x00009b008000ffff        # 30: 16-bit code at 0x8000
 .quad 0x000093000000ffff        # 38: 16-bit data
 .quad 0x00cf13000000ffff        # 40: not present
 .quad 0x00cf9b200000ffff        # 48: code from 0x200000 on
gdtr: .word 79
 .long gdt
idtr: .word 64*8-1
 .long idt
resume: .long 0
save: .long 0
.bss
.align 16
idt: .space 512
tss: .space 128
.space 4096
stack:
.space 4096
stack2:
.space 4096
ustack:
