# The registers that say how memory is cached: what each reads as after reset, and after a value was written. Two that only AMD has.
.include "boot.s"
boot
main:
 lea writable(%rip),%rbx
1: mov (%rbx),%ecx
 test %ecx,%ecx
 jz 2f
 call show
 mov 8(%rbx),%eax
 mov 12(%rbx),%edx
 wrmsr
 call show
 call line
 add $16,%rbx
 jmp 1b
2: lea readable(%rip),%rbx
3: mov (%rbx),%ecx
 test %ecx,%ecx
 jz 4f
 call show
 call line
 add $4,%rbx
 jmp 3b
4: mov $1,%eax
 call features
 mov $0x80000001,%eax
 call features
 mov $8,%al
 out %al,$0xf4
show: rdmsr
 shl $32,%rdx
 or %rdx,%rax
 call hex
 ret
features: push %rbx
 cpuid
 pop %rbx
 mov %edx,%eax
 and $(1<<12|1<<16),%eax
 call hex
line: mov $10,%al
 mov $0x3f8,%dx
 out %al,%dx
 ret
.align 8
writable:
.quad 0x200,0x0000000080000006, 0x201,0x000000ff80000800, 0x202,0x00000000c0000000, 0x203,0x000000ffc0000000
.quad 0x20e,0x0000001234567001, 0x20f,0x0000000000001800, 0x250,0x0606060606060606, 0x258,0x0504010006050401
.quad 0x259,0x0000000000000000, 0x268,0x0101010101010101, 0x26f,0x0505050505050505, 0x277,0x0007010600070406
.quad 0x2ff,0x0000000000000c06, 0,0
readable:
.long 0xfe,0xc0010010,0xc0010055,0
