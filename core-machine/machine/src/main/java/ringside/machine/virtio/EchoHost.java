package ringside.machine.virtio;

import java.nio.ByteBuffer;
import java.util.Optional;
import ringside.machine.Peripheral;

/// A host that says where it is and echoes. Sources: RFC 826 (ARP), RFC 791 (IPv4), RFC 792 (ICMP).
final class EchoHost {
    private static final int ETHERNET = 14;
    private static final int ARP = 0x0806;
    private static final int ARP_END = ETHERNET + 28;
    /// Ethernet, IPv4, addresses of 6 and 4 bytes.
    private static final long ARP_FORM = 0x0001_0800_0604L;
    private static final int IPV4 = 0x0800;
    private static final int IP_HEADER = 20;
    private static final int ICMP = 1;
    private static final int ICMP_HEADER = 8;
    private static final int ECHO_REQUEST = 8;
    private static final int TIME_TO_LIVE = 64;

    private final Peripheral.Peer.Echo self;

    EchoHost(Peripheral.Peer.Echo self) {
        this.self = self;
    }

    /// What it sends back, if anything.
    Optional<byte[]> answer(byte[] frame) {
        var in = ByteBuffer.wrap(frame);
        if (frame.length < ARP_END) {
            return Optional.empty();
        }
        return switch (in.getShort(12) & 0xFFFF) {
            case ARP -> arp(in);
            case IPV4 -> echo(in);
            default -> Optional.empty();
        };
    }

    private static long address(ByteBuffer in, int at) {
        return (in.getShort(at) & 0xFFFFL) << 32 | in.getInt(at + 2) & 0xFFFF_FFFFL;
    }

    private static void address(ByteBuffer out, int at, long address) {
        out.putShort(at, (short) (address >> 32)).putInt(at + 2, (int) address);
    }

    private Optional<byte[]> arp(ByteBuffer in) {
        boolean asked = address(in, ETHERNET) == ARP_FORM && in.getShort(20) == 1 && in.getInt(38) == self.protocol();
        if (!asked) {
            return Optional.empty();
        }
        var out = ByteBuffer.allocate(ARP_END).put(0, in, 0, ARP_END);
        address(out, 0, address(in, 22));
        address(out, 6, self.ethernet());
        out.putShort(20, (short) 2);
        address(out, 22, self.ethernet());
        out.putInt(28, self.protocol());
        address(out, 32, address(in, 22));
        out.putInt(38, in.getInt(28));
        return Optional.of(out.array());
    }

    private Optional<byte[]> echo(ByteBuffer in) {
        int end = ETHERNET + (in.getShort(16) & 0xFFFF);
        int icmp = ETHERNET + IP_HEADER;
        boolean asked = address(in, 0) == self.ethernet() && in.get(ETHERNET) == 0x45 && end <= in.limit() && end >= icmp + ICMP_HEADER
                && (in.getShort(20) & 0x3FFF) == 0 && in.get(23) == ICMP && in.getInt(30) == self.protocol()
                && in.get(icmp) == ECHO_REQUEST && checksum(in, ETHERNET, icmp) == 0 && checksum(in, icmp, end) == 0;
        if (!asked) {
            return Optional.empty();
        }
        var out = ByteBuffer.allocate(end).put(0, in, 0, end);
        address(out, 0, address(in, 6));
        address(out, 6, self.ethernet());
        out.put(22, (byte) TIME_TO_LIVE).putInt(26, self.protocol()).putInt(30, in.getInt(26));
        out.putShort(24, (short) 0).putShort(24, (short) checksum(out, ETHERNET, icmp));
        out.put(icmp, (byte) 0);
        out.putShort(icmp + 2, (short) 0).putShort(icmp + 2, (short) checksum(out, icmp, end));
        return Optional.of(out.array());
    }

    /// The Internet checksum, RFC 1071; 0 over bytes that contain their own.
    private static int checksum(ByteBuffer bytes, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum += (bytes.get(i) & 0xFF) << ((i - from & 1) == 0 ? 8 : 0);
        }
        sum = (sum & 0xFFFF) + (sum >>> 16);
        return ~(sum + (sum >>> 16)) & 0xFFFF;
    }
}
