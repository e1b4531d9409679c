/* From the PVH entry to main() in 64-bit mode: 16 MiB mapped one to one in pages of 4 KiB, open to both rings.
   A number on the command line says how often the work is done; main() gets it and answers a checksum. */
        .section .note.pvh, "a", @note
        .long   4, 4, 18                /* XEN_ELFNOTE_PHYS32_ENTRY */
        .asciz  "Xen"
        .long   _start

        .text
        .code32
        .globl  _start
_start: cld
        mov     $stack_top, %esp
        mov     %ebx, %ebp              /* start information */
        movl    $directory_pointers + 7, root
        movl    $directory + 7, directory_pointers
        mov     $tables + 7, %eax
        mov     $directory, %edi
        mov     $8, %ecx
1:      mov     %eax, (%edi)
        add     $4096, %eax
        add     $8, %edi
        loop    1b
        mov     $7, %eax
        mov     $tables, %edi
        mov     $4096, %ecx
2:      mov     %eax, (%edi)
        add     $4096, %eax
        add     $8, %edi
        loop    2b
        mov     $root, %eax
        mov     %eax, %cr3
        mov     %cr4, %eax
        or      $0x20, %eax             /* PAE */
        mov     %eax, %cr4
        mov     $0xC0000080, %ecx
        rdmsr
        or      $0x101, %eax            /* EFER: long mode, syscall */
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
        mov     24(%rbp), %rsi          /* command line */
        xor     %edi, %edi
3:      movzbl  (%rsi), %eax
        sub     $'0', %eax
        cmp     $9, %eax
        ja      4f
        imul    $10, %rdi, %rdi
        add     %rax, %rdi
        inc     %rsi
        jmp     3b
4:      call    main
        mov     %rax, %rdi
        .globl  finish
finish: mov     $16, %ecx               /* prints RDI on COM1 and leaves */
        mov     $0x3F8, %edx
5:      rol     $4, %rdi
        mov     %edi, %eax
        and     $15, %eax
        cmp     $10, %eax
        jb      6f
        add     $'a' - '0' - 10, %eax
6:      add     $'0', %eax
        out     %al, %dx
        loop    5b
        mov     $'\n', %eax
        out     %al, %dx
        xor     %eax, %eax
        out     %al, $0xF4
7:      hlt
        jmp     7b

        .data
        .balign 16
descriptors:
        .quad   0
        .quad   0x00AF9B000000FFFF      /* 08: code, ring 0 */
        .quad   0x00CF93000000FFFF      /* 10: data, ring 0 */
        .quad   0x00CFF3000000FFFF      /* 18: data, ring 3 */
        .quad   0x00AFFB000000FFFF      /* 20: code, ring 3 */
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
tables: .skip   8 * 4096
        .skip   65536
stack_top:
        .section .note.GNU-stack, "", @progbits
