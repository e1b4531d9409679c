# `thunks` of 64 vectors, 16 bytes each: they push an error code where the processor does not, then the vector, and go on at `common`.
.macro thunks
.align 16
thunks:
.set vector,0
.rept 64
.align 16
.if !(vector==8 || (vector>=10 && vector<=14) || vector==17)
  push $0
.endif
  push $vector
  jmp common
.set vector,vector+1
.endr
.endm
