# Runs the same on any system that has $B, a busybox, and $T, a folder to write in.
$B uname -m
$B seq 1 20 | $B wc -l
$B seq 1 1000 | $B sha256sum
$B seq 1 20000 | $B gzip -9 | $B gzip -d | $B md5sum
$B expr 6 \* 7
$B factor 600851475143 1000003
$B printf '3\n10\n2\n' | $B sort -rn
$B awk 'BEGIN { for (i = 1; i <= 5; i++) printf "%d %.6f %e\n", i, i / 3, i * 1.0e10 / 7 }'
$B date -u -d @1000000000 +%Y-%m-%dT%H:%M:%S
echo "quick brown fox" | $B tr a-z A-Z | $B rev
fibonacci() { if [ "$1" -lt 2 ]; then echo "$1"; else echo $(($(fibonacci $(($1 - 1))) + $(fibonacci $(($1 - 2))))); fi; }
fibonacci 7
$B mkdir -p "$T/deep/er"
for name in c a b; do echo "file $name" > "$T/deep/$name"; done
$B ls -1 "$T/deep"
$B cat "$T/deep/a" "$T/deep/b" | $B od -An -tx1
$B dd if=/dev/zero bs=4096 count=64 2>/dev/null | $B sha1sum
$B rm -r "$T/deep"
$B test -e "$T/deep" || echo "removed"
(exit 7); echo "status $?"
$B sh -c 'kill -9 $$'; echo "status $?"
