# What the unit tests' guests find: 64-bit mode, ring 0, RSP 0x300000, IF 0, the first GiB mapped one to one for both rings (2 MiB pages),
# 0x40000000 to 0x401FFFFF through the empty page table at 0x8000, the last GiB below 4 GiB for ring 0, the TSS at 0x9000 (RSP0 0x2F0000,
# IST1 0x2E0000, bitmap behind 0x68), the interrupt table at 0xA000. An exception halts with vector, error code, RIP and
# RSP in R15, R14, R13, R12. Vectors 0x40 to 0x43 go to 0x202000 + 0x100 i, system calls to 0x203000.
# Assembled: as --64, ld -Ttext 0x200000 --oformat binary.
.code32
start:
  mov $0x300000,%esp
  movl $0x2007,0x1000
  movl $0x3007,0x2000
  movl $0x5007,0x2008
  movl $0x4003,0x2018
  movl $0x8007,0x5000
  mov $0x87,%eax
  mov $0x3000,%edi
1: mov %eax,(%edi)
  add $0x200000,%eax
  add $8,%edi
  cmp $0x4000,%edi
  jb 1b
  mov $0xC0000083,%eax
2: mov %eax,(%edi)
  add $0x200000,%eax
  add $8,%edi
  cmp $0x5000,%edi
  jb 2b
  mov $0x1000,%eax
  mov %eax,%cr3
  mov $0xA0,%eax
  mov %eax,%cr4
  mov $0xC0000080,%ecx
  mov $0x901,%eax
  xor %edx,%edx
  wrmsr
  mov $0x80010011,%eax
  mov %eax,%cr0
  lgdt gdtr
  ljmp $8,$long
.code64
long:
  mov $0x10,%eax
  mov %eax,%ds
  mov %eax,%es
  mov %eax,%ss
  lidt idtr
  # gates 0 to 31: thunks of 16 bytes at 0x200800; gates 64 to 67: code at 0x202000, 0x202100...
  mov $0xA000,%edi
  mov $0x200800,%eax
  mov $16,%edx
  mov $32,%ecx
  call gates
  mov $0xA400,%edi
  mov $0x202000,%eax
  mov $256,%edx
  mov $4,%ecx
  call gates
  movl $0x2F0000,0x9004
  movl $0x2E0000,0x9024
  movw $0x68,0x9066
  mov $0x28,%eax
  ltr %ax
  mov $0xC0000081,%ecx
  xor %eax,%eax
  mov $0x00130008,%edx
  wrmsr
  inc %ecx
  mov $0x203000,%eax
  xor %edx,%edx
  wrmsr
  mov $0xC0000084,%ecx
  mov $0x700,%eax
  wrmsr
  xor %eax,%eax
  xor %ebx,%ebx
  xor %ecx,%ecx
  xor %edx,%edx
  xor %edi,%edi
  push $0x2
  popf
  jmp 0x201000
gates:
  mov %ax,(%rdi)
  movw $8,2(%rdi)
  movw $0xEE00,4(%rdi)
  movw $0x20,6(%rdi)
  add %edx,%eax
  add $16,%edi
  loop gates
  ret
.align 8
gdt: .quad 0, 0x00af9b000000ffff, 0x00cf93000000ffff, 0x00cff3000000ffff, 0x00affb000000ffff
 .quad 0x00008900900001ff, 0
gdtr: .word 55
 .quad gdt
idtr: .word 4095
 .quad 0xA000
.org 0x800
.org 2048
 push $0
 push $0
 jmp report
.org 2064
 push $0
 push $1
 jmp report
.org 2080
 push $0
 push $2
 jmp report
.org 2096
 push $0
 push $3
 jmp report
.org 2112
 push $0
 push $4
 jmp report
.org 2128
 push $0
 push $5
 jmp report
.org 2144
 push $0
 push $6
 jmp report
.org 2160
 push $0
 push $7
 jmp report
.org 2176
 push $8
 jmp report
.org 2192
 push $0
 push $9
 jmp report
.org 2208
 push $10
 jmp report
.org 2224
 push $11
 jmp report
.org 2240
 push $12
 jmp report
.org 2256
 push $13
 jmp report
.org 2272
 push $14
 jmp report
.org 2288
 push $0
 push $15
 jmp report
.org 2304
 push $0
 push $16
 jmp report
.org 2320
 push $17
 jmp report
.org 2336
 push $0
 push $18
 jmp report
.org 2352
 push $0
 push $19
 jmp report
.org 2368
 push $0
 push $20
 jmp report
.org 2384
 push $0
 push $21
 jmp report
.org 2400
 push $0
 push $22
 jmp report
.org 2416
 push $0
 push $23
 jmp report
.org 2432
 push $0
 push $24
 jmp report
.org 2448
 push $0
 push $25
 jmp report
.org 2464
 push $0
 push $26
 jmp report
.org 2480
 push $0
 push $27
 jmp report
.org 2496
 push $0
 push $28
 jmp report
.org 2512
 push $0
 push $29
 jmp report
.org 2528
 push $0
 push $30
 jmp report
.org 2544
 push $0
 push $31
 jmp report
.org 0xa00
report:
 pop %r15
 pop %r14
 pop %r13
 mov 16(%rsp),%r12
 hlt
