# What the cores that core 0 starts at page 0x10 run in the unit tests: from real mode to 64-bit mode with the page tables and the interrupt
# table of `prelude.s`; then, with RSP 0x308000 and RBP 0xFEE00000 (the registers of the interrupt controller, enabled), 0x204000.
# Assembled: as --64, ld -Ttext 0x10000 --oformat binary.
.code16
start:
  cli
  mov %cs,%ax
  mov %ax,%ds
  lgdtl gdtr-start
  mov %cr0,%eax
  or $1,%eax
  mov %eax,%cr0
  ljmpl $0x18,$protected
.code32
protected:
  mov $0x10,%eax
  mov %eax,%ds
  mov %eax,%es
  mov %eax,%ss
  mov $0xA0,%eax
  mov %eax,%cr4
  mov $0x1000,%eax
  mov %eax,%cr3
  mov $0xC0000080,%ecx
  mov $0x901,%eax
  xor %edx,%edx
  wrmsr
  mov $0x80010011,%eax
  mov %eax,%cr0
  ljmp $8,$long
.code64
long:
  lidt idtr
  mov $0x308000,%esp
  mov $0xFEE00000,%ebp
  movl $0x1ff,0xf0(%rbp)
  xor %eax,%eax
  xor %ecx,%ecx
  jmp 0x204000
.align 8
gdt: .quad 0, 0x00af9b000000ffff, 0x00cf93000000ffff, 0x00cf9b000000ffff
gdtr: .word 31
 .long gdt
idtr: .word 4095
 .quad 0xA000
