# Code that changes itself: the next instruction, one later in the same run of instructions, across two pages, through another address of
# the same page, by string instructions, by page tables, and code that was executed before and comes back.
.include "boot.s"
boot
.set alias, 0x40000000
main:
  movl $0x7007,0x2008
  movl $0x87,%eax
  mov %eax,0x7000                  # 1 GiB and up: the first 2 MiB again
  add $0x200000,%eax
  mov %eax,0x7008
  mov %cr3,%rax
  mov %rax,%cr3
# an instruction in front of itself
  xor %eax,%eax
  movb $5,1f+1
1: mov $1,%al
  call hex
# further on in the same run
  xor %eax,%eax
  movb $0xc0,2f+1                  # add %ecx,%eax becomes add %eax,%eax
  mov $3,%eax
  mov $4,%ecx
  nop
2: add %ecx,%eax
  call hex
# a loop that counts in its own immediate
  xor %ebx,%ebx
  mov $5,%ecx
3: mov $7,%eax
  add %eax,%ebx
  incl 3b+1
  loop 3b
  mov %rbx,%rax
  call hex
# through the alias
  mov $4,%ecx
  xor %ebx,%ebx
4: mov $1,%eax
  add %eax,%ebx
  shll $1,alias+4b+1
  loop 4b
  mov %rbx,%rax
  call hex
# a routine on two pages, changed in the second and in the first one
  lea piece(%rip),%rsi
  mov $0x600ffd,%edi
  mov $piece_end-piece,%ecx
  rep movsb
  mov $0x600ffd,%edx
  xor %eax,%eax
  call *%rdx
  call hex
  movb $0x22,0x600ffd+3
  xor %eax,%eax
  call *%rdx
  call hex
  movb $0x33,0x600ffd+1
  xor %eax,%eax
  call *%rdx
  call hex
  movl $0x44444444,0x600ffd+1      # both
  xor %eax,%eax
  call *%rdx
  call hex
# by a string instruction, and back again
  lea piece(%rip),%rsi
  mov $0x600ffd,%edi
  mov $piece_end-piece,%ecx
  rep movsb
  xor %eax,%eax
  call *%rdx
  call hex
# a string instruction that overwrites what comes behind it
  mov $5f,%edi
  mov $0x90,%al
  mov $4,%ecx
  xor %ebx,%ebx
  rep stosb
5: inc %ebx
  inc %ebx
  mov %rbx,%rax
  call hex
# other bytes by another page table
  lea piece(%rip),%rsi
  mov $0x800ffd,%edi
  mov $piece_end-piece,%ecx
  rep movsb
  movb $0x55,0x800ffd+1
  mov $0x40400ffd,%edx
  movl $0x600087,0x7010
  xor %eax,%eax
  call *%rdx
  call hex
  movl $0x800087,0x7010
  invlpg (%rdx)
  xor %eax,%eax
  call *%rdx
  call hex
# a compare-and-exchange and an exchange into code
  mov $0x9090,%ecx
  mov 7f,%ax
  xor %ebx,%ebx
  lock cmpxchg %cx,7f
7: inc %ebx
  mov $0x9090,%ecx
  xchg %cx,8f
8: inc %ebx
  mov %rbx,%rax
  call hex
  mov $0x10,%al
  out %al,$0xf4
piece: # 3 bytes on the first page
  add $0x11111111,%eax
  ret
piece_end:
