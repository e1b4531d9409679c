# A table of 256 vectors, empty but for what `on` puts there: the table is loaded by `lidt idtr`. `outb` writes a byte to a port below 256.
.macro vectors
gate: # rax handler, ecx vector
  mov $idt,%edi
  shl $4,%ecx
  mov %ax,(%rdi,%rcx)
  movw $8,2(%rdi,%rcx)
  movw $0x8e00,4(%rdi,%rcx)
  shr $16,%rax
  mov %ax,6(%rdi,%rcx)
  movl $0,8(%rdi,%rcx)
  movl $0,12(%rdi,%rcx)
  ret
.data
idtr: .word 4095
 .quad idt
.bss
.align 16
idt: .space 4096
.text
.endm
.macro on vector handler
  lea \handler(%rip),%rax
  mov $\vector,%ecx
  call gate
.endm
.macro outb value port
  mov $\value,%al
  out %al,$\port
.endm
# No interrupt passes the 8259 pair.
.macro mask_pair
  outb 0xff, 0x21
  outb 0xff, 0xa1
.endm
# One of the 8259 pair anew, edges, with this fourth word: vectors 0x20 and on, or 0x28 and on; no input is masked.
.macro start_first word4
  outb 0x11, 0x20
  outb 0x20, 0x21
  outb 0x04, 0x21
  outb \word4, 0x21
.endm
.macro start_second word4
  outb 0x11, 0xa0
  outb 0x28, 0xa1
  outb 0x02, 0xa1
  outb \word4, 0xa1
.endm
