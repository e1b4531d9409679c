#!/bin/busybox sh
B=/bin/busybox
T=/tmp
$B mount -t proc proc /proc
$B mount -t devtmpfs dev /dev
echo "--- script"
. /script.sh
echo "--- end"
$B reboot -f
