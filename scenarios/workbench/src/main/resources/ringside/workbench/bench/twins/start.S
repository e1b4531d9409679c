/* From the PVH entry to main() in 64-bit mode: the first GiB mapped one to one, and again from FFFF_8000_0000_0000. */
        .section .note.pvh, "a", @note
        .long   4, 4, 18                /* XEN_ELFNOTE_PHYS32_ENTRY */
        .asciz  "Xen"
        .long   _start

        .text
        .code32
        .globl  _start
_start: cld
        mov     $directory_pointers + 3, %eax
        mov     %eax, root
        mov     %eax, root + 256 * 8
        movl    $directory + 3, directory_pointers
        mov     $0x83, %eax             /* present, writable, 2 MiB */
        mov     $directory, %edi
        mov     $512, %ecx
1:      mov     %eax, (%edi)
        add     $0x200000, %eax
        add     $8, %edi
        loop    1b
        mov     $root, %eax
        mov     %eax, %cr3
        mov     %cr4, %eax
        or      $0x20, %eax             /* PAE */
        mov     %eax, %cr4
        mov     $0xC0000080, %ecx
        rdmsr
        or      $0x100, %eax            /* EFER: long mode */
        wrmsr
        mov     %cr0, %eax
        or      $0x80010000, %eax       /* paging, write protection */
        mov     %eax, %cr0
        lgdt    table_register
        ljmp    $8, $long_mode

        .code64
long_mode:
        mov     $0x10, %eax
        mov     %eax, %ds
        mov     %eax, %es
        mov     %eax, %ss
        mov     $stack_top, %esp
        call    main
        xor     %eax, %eax
        out     %al, $0xF4              /* isa-debug-exit */
2:      hlt
        jmp     2b

        .data
        .balign 16
descriptors:
        .quad   0
        .quad   0x00AF9B000000FFFF      /* 08: code */
        .quad   0x00CF93000000FFFF      /* 10: data */
table_register:
        .word   . - descriptors - 1
        .long   descriptors

        .bss
        .balign 4096
root:   .skip   4096
directory_pointers:
        .skip   4096
directory:
        .skip   4096
        .skip   65536
stack_top:
        .section .note.GNU-stack, "", @progbits
