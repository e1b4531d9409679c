# Two cores: the MP table, INIT and start-up messages, a real-mode trampoline, messages through memory with pause, IPIs both ways.
.include "boot.s"
.include "vectors.s"
boot
vectors
.set trampoline, 0x8000
main:
  cli
  on 0x50, ring
  on 2, nmi
  lidt idtr
  mask_pair
  mov $0xFEE00000,%ebp
  movl $0x1ff,0xf0(%rbp)
# cores in the MP table, by its length
  mov 0x9fc04,%ebx
  movzwl 4(%rbx),%ecx
  add %ebx,%ecx
  lea 44(%rbx),%esi
  xor %edi,%edi
1: cmp %ecx,%esi
  jae 3f
  mov $8,%eax
  cmpb $0,(%rsi)
  jne 2f
  inc %edi
  mov $20,%eax
2: add %eax,%esi
  jmp 1b
3: mov %edi,%eax
  call hex
  mov 0x20(%rbp),%eax
  call hex
  mov $0x1b,%ecx
  rdmsr
  call hex
  mov $1,%eax
  cpuid
  mov %ebx,%eax
  shr $16,%eax
  call hex
# the trampoline to its page
  lea ap(%rip),%rsi
  mov $trampoline,%edi
  mov $apend-ap,%ecx
  rep movsb
  movl $0x1000000,0x310(%rbp)
  movl $0x4500,0x300(%rbp)      # INIT
  mov $100000,%ecx
4: pause
  loop 4b
  movl $0x4608,0x300(%rbp)      # start-up at page 8
  mov $100000,%ecx
4: pause
  loop 4b
  movl $0x4608,0x300(%rbp)      # again: a running core ignores it
5: pause
  cmpl $1,ready
  jne 5b
  mov 0x300(%rbp),%eax
  call hex
  lea started(%rip),%rsi
  call puts
# what core 1 has found
  mov apcr0,%eax
  call hex
  mov apid,%eax
  call hex
  mov apcs,%eax
  call hex
  mov apebx,%eax
  call hex
  mov apbase,%eax
  call hex
  mov apdx,%eax
  call hex
  mov apsp,%eax
  call hex
  mov apword,%eax
  call hex
# a thousand additions each, with and without a lock
  movl $1,go
  mov $1000,%ecx
6: lock incl shared
  pause
  loop 6b
7: cmpl $2,ready
  pause
  jne 7b
  mov shared,%eax
  call hex
# ask by an interrupt, answer by one
  xor %r15d,%r15d
  movl $0x4050,0x300(%rbp)
  sti
8: pause
  test %r15d,%r15d
  jz 8b
  cli
  mov %r15,%rax
  call hex
  mov question,%eax
  call hex
# to all but self, then a non-maskable one; core 1 sleeps each time
  movl $0xC4050,0x300(%rbp)
9: pause
  cmpl $2,question
  jne 9b
  movl $0x4400,0x300(%rbp)
9: pause
  cmpl $1,nmis
  jne 9b
# logical, flat
  movl $0x2000000,0x310(%rbp)
  movl $0x4850,0x300(%rbp)
9: pause
  cmpl $3,question
  jne 9b
# INIT once more; it waits, starts again
  movl $0,ready
  movl $0x1000000,0x310(%rbp)
  movl $0x4500,0x300(%rbp)
  mov $100000,%ecx
4: pause
  loop 4b
  movl $0x4608,0x300(%rbp)
9: pause
  cmpl $2,ready
  jne 9b
  mov shared,%eax
  call hex
  mov question,%eax
  call hex
  mov nmis,%eax
  call hex
  lea bye(%rip),%rsi
  call puts
  mov $8,%al
  out %al,$0xf4
ring:
  push %rax
  mov 0x20(%rbp),%eax
  test %eax,%eax
  jz 1f
  incl question
  cmpl $1,question
  jne 2f
  movl $0,0x310(%rbp)           # core 1 answers core 0
  movl $0x4050,0x300(%rbp)
  jmp 2f
1: mov $0x1234,%r15d
2: movl $0,0xb0(%rbp)
  pop %rax
  iretq
nmi:
  incl nmis
  iretq
# core 1
ap:
.code16
  cli
  mov %cr0,%eax
  mov %cs,%cx
  mov %cx,%ds
  mov %cx,%ss
  mov $0x1000,%sp
  mov %eax,apdata-ap
  mov %cx,apdata-ap+4
  push %ds
  pop %es
  pushl $0x89abcdef
  popw %bx
  popw %dx
  mov $apdata-ap+6,%si
  mov %bx,2(%si)
  mov $4,%bp
  mov %dx,%ds:(%bp,%si)
  mov %sp,%es:(%si)
  mov $3,%cx
  xor %dx,%dx
1: add $0x4001,%dx
  loop 1b
  jnc 2f
  or $0x10,%dx
2: call 3f
  mov %dx,6(%si)
  lgdtl apgdtr-ap
  mov %cr0,%eax
  or $1,%eax
  mov %eax,%cr0
  ljmpl $0x18,$trampoline+ap32-ap
3: shl $1,%dx
  ret
.align 4
apdata: .space 16
apgdt: .quad 0,0x00af9b000000ffff,0x00cf93000000ffff,0x00cf9b000000ffff
apgdtr: .word 31
 .long trampoline+apgdt-ap
.code32
ap32:
  mov $0x10,%eax
  mov %eax,%ds
  mov %eax,%es
  mov %eax,%ss
  mov $0x20,%eax
  mov %eax,%cr4
  mov $0x1000,%eax
  mov %eax,%cr3
  mov $0xC0000080,%ecx
  mov $0x900,%eax
  xor %edx,%edx
  wrmsr
  mov $0x80000011,%eax
  mov %eax,%cr0
  lgdt gdtr
  ljmp $8,$ap64
apend:
.code64
ap64:
  mov $0x10,%eax
  mov %eax,%ds
  mov %eax,%es
  mov %eax,%ss
  mov $stack2,%rsp
  lidt idtr
  mov $0xFEE00000,%ebp
  mov trampoline+apdata-ap,%eax
  mov %eax,apcr0
  movzwl trampoline+apdata-ap+4,%eax
  mov %eax,apcs
  mov trampoline+apdata-ap+6,%eax
  mov %eax,apsp
  mov trampoline+apdata-ap+10,%eax
  mov %eax,apword
  mov 0x20(%rbp),%eax
  mov %eax,apid
  mov $1,%eax
  cpuid
  shr $24,%ebx
  mov %ebx,apebx
  mov $0x1b,%ecx
  rdmsr
  mov %eax,apbase
  mov 0xf0(%rbp),%eax
  mov %eax,apdx
  movl $0x1ff,0xf0(%rbp)
  movl $0x2000000,0xd0(%rbp)
  movl $1,ready
1: pause
  cmpl $1,go
  jne 1b
  mov $1000,%ecx
2: lock incl shared
  pause
  loop 2b
  movl $2,ready
3: sti
  hlt
  cli
  jmp 3b
.text
started: .asciz "started\n"
bye: .asciz "\nbye\n"
.bss
.align 64
ready: .long 0
go: .long 0
shared: .long 0
question: .long 0
nmis: .long 0
apcr0: .long 0
apcs: .long 0
apid: .long 0
apebx: .long 0
apbase: .long 0
apdx: .long 0
apsp: .long 0
apword: .long 0
