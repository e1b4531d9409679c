# Start of the lockstep images: from the PVH entry to 64-bit mode, the first GiB mapped for both rings, the last GiB below 4 GiB for ring 0.
# `puts` prints the string at RSI, `hex` prints RAX, `nl` ends a line; all on COM1.
.macro boot
.text
.code32
.globl _start
_start:
  mov $stacktop,%esp
  xor %eax,%eax
  mov $0x1000,%edi
  mov $0x1000,%ecx
  cld
  rep stosl
  mov $0x2007,%eax
  mov %eax,0x1000
  movl $0,0x1004
  movl $0,0x2004
  movl $0,0x201c
  mov $0x3007,%eax
  mov %eax,0x2000
  movl $0x87,%eax
  mov $0x3000,%edi
  mov $512,%ecx
1: mov %eax,(%edi)
  movl $0,4(%edi)
  add $0x200000,%eax
  add $8,%edi
  loop 1b
  # PDPT[3] -> PD at 0x4000 mapping 0xC0000000.. for the APICs
  movl $0x4003,0x2018
  mov $0xC0000083,%eax
  mov $0x4000,%edi
  mov $512,%ecx
1: mov %eax,(%edi)
  movl $0,4(%edi)
  add $0x200000,%eax
  add $8,%edi
  loop 1b
  mov $0x1000,%eax
  mov %eax,%cr3
  mov %cr4,%eax
  or $0x20,%eax
  mov %eax,%cr4
  mov $0xC0000080,%ecx
  rdmsr
  or $0x901,%eax
  wrmsr
  mov %cr0,%eax
  or $0x80010000,%eax
  mov %eax,%cr0
  lgdt gdtr
  ljmp $8,$long
.code64
long:
  mov $0x10,%eax
  mov %eax,%ds
  mov %eax,%es
  mov %eax,%ss
  mov $stacktop,%rsp
  jmp main
puts:
  push %rdx
1: lodsb
  test %al,%al
  jz 2f
  mov $0x3f8,%dx
  out %al,%dx
  jmp 1b
2: pop %rdx
  ret
nl:
  lea newline(%rip),%rsi
  jmp puts
newline: .asciz "\n"
hex: # rax
  push %rbx; push %rcx; push %rdx
  mov %rax,%rbx
  mov $16,%ecx
3: rol $4,%rbx
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
  pop %rdx; pop %rcx; pop %rbx
  ret
.align 16
gdt: .quad 0, 0x00af9b000000ffff, 0x00cf93000000ffff, 0x00cff3000000ffff, 0x00affb000000ffff
tssd: .quad 0,0
gdtr: .word 55
 .quad gdt
.bss
.align 16
.space 4096
stacktop:
.space 4096
stack2:
.space 4096
ustack:
.text
.endm
