# Interrupt lines by hand (pc-testdev): `raise`, `lower`, and `again` for a new edge, of any of them.
.macro raise lines:vararg
.irp line, \lines
  mov $0x2000+\line,%dx
  mov $1,%al
  out %al,%dx
.endr
.endm
.macro lower lines:vararg
.irp line, \lines
  mov $0x2000+\line,%dx
  xor %eax,%eax
  out %al,%dx
.endr
.endm
.macro again lines:vararg
  lower \lines
  raise \lines
.endm
