#!/bin/sh
# Builds the images of `ringside bench machine` from their sources beside it. Needs gcc for x86-64 and its binutils; the images are
# committed, so that measuring does not.
set -eu
cd "$(dirname "$0")"
for workload in alu calls ring wide; do
  gcc -std=gnu11 -O2 -Wall -Wextra -ffreestanding -fno-builtin -mgeneral-regs-only -mno-red-zone -fno-tree-vectorize -fno-stack-protector \
    -fcf-protection=none -fno-pic -no-pie -fno-asynchronous-unwind-tables -static -nostdlib -Wl,--build-id=none -Wl,-s -Wl,-T,image.ld \
    -o "$workload.elf" start.S "$workload.c"
done
