#!/bin/busybox sh
B=/bin/busybox
T=/tmp
$B mount -t proc proc /proc
$B mount -t devtmpfs dev /dev
# The kernel corrects its clock a second after its start, and says so: not in the middle of the script.
$B sleep 2
echo "--- script"
. /script.sh
echo "--- end"
$B reboot -f
