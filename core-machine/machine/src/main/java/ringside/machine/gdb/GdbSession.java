package ringside.machine.gdb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ringside.machine.Debugger;
import ringside.machine.StopReason;

/// One debugger's visit: answers its packets until it leaves. A core is a thread, whose number is one more. Source: GDB manual, appendix E.
final class GdbSession {
    private static final String OK = "OK";
    private static final String NOT_KNOWN = "";
    private static final String WRONG = "E01";
    private static final String NO_MEMORY = "E14";
    private static final int SIGINT = 2;
    private static final int SIGILL = 4;
    private static final int SIGTRAP = 5;
    private static final int SIGSEGV = 11;
    private static final int MOST_MEMORY = 0x8000;
    /// Instructions between two looks at the line.
    private static final long SLICE = 1_000_000;

    private final Debugger debugger;
    private final PacketLine line;
    private int core;
    private String lastStop = "T05thread:1;";
    private boolean leaves;
    /// Null while the guest lives.
    private StopReason end;

    GdbSession(Debugger debugger, PacketLine line) {
        this.debugger = debugger;
        this.line = line;
    }

    /// How the guest ended, if it did while the debugger was there.
    Optional<StopReason> serve() throws IOException {
        for (var packet = line.read(); packet != null; packet = line.read()) {
            try {
                var answer = answer(packet);
                if (answer != null) {
                    line.write(answer);
                }
            } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
                line.write(WRONG);
            }
            if (end != null || leaves) {
                break;
            }
        }
        return Optional.ofNullable(end);
    }

    /// The answer, or null for none.
    private String answer(String packet) throws IOException {
        if (packet.isEmpty()) {
            return NOT_KNOWN;
        }
        var rest = packet.substring(1);
        return switch (packet.charAt(0)) {
            case '?' -> lastStop;
            case 'q', 'Q' -> query(packet);
            case 'H' -> select(rest);
            case 'T' -> thread(rest) < debugger.cores() ? OK : WRONG;
            case 'g' -> IntStream.range(0, TargetDescription.ENTRIES.size()).mapToObj(this::register).collect(Collectors.joining());
            case 'p' -> register(Integer.parseInt(rest, 16));
            case 'P' -> setRegister(rest);
            case 'G' -> setRegisters(rest);
            case 'm' -> readMemory(rest);
            case 'M' -> writeMemory(rest);
            case 'Z' -> point(rest, true);
            case 'z' -> point(rest, false);
            case 'c' -> resume();
            case 's' -> step(core);
            case 'b' -> back(rest);
            case 'v' -> resumption(packet);
            case 'D', 'k' -> {
                leaves = true;
                yield packet.charAt(0) == 'D' ? OK : null;
            }
            default -> NOT_KNOWN;
        };
    }

    private String query(String packet) {
        if (packet.startsWith("qSupported")) {
            return "PacketSize=10000;qXfer:features:read+;QStartNoAckMode+;ReverseStep+;ReverseContinue+;vContSupported+;hwbreak+";
        }
        if (packet.startsWith("qXfer:features:read:target.xml:")) {
            return part(TargetDescription.xml(), packet.substring(packet.lastIndexOf(':') + 1));
        }
        if (packet.startsWith("qThreadExtraInfo,")) {
            var name = "core " + thread(packet.substring(packet.indexOf(',') + 1));
            return HexFormat.of().formatHex(name.getBytes(StandardCharsets.US_ASCII));
        }
        return switch (packet) {
            case "QStartNoAckMode" -> {
                line.stopAcknowledging();
                yield OK;
            }
            case "qC" -> "QC" + Integer.toHexString(core + 1);
            case "qAttached" -> "1";
            case "qfThreadInfo" -> "m" + IntStream.rangeClosed(1, debugger.cores()).mapToObj(Integer::toHexString).collect(Collectors.joining(","));
            case "qsThreadInfo" -> "l";
            default -> NOT_KNOWN;
        };
    }

    private static String part(String text, String range) {
        int[] numbers = numbers(range);
        int from = Math.min(numbers[0], text.length());
        int to = (int) Math.min((long) from + numbers[1], text.length());
        return (to == text.length() ? "l" : "m") + text.substring(from, to);
    }

    /// `first,second` in hexadecimal.
    private static int[] numbers(String text) {
        var parts = text.split(",");
        return new int[] {Integer.parseUnsignedInt(parts[0], 16), Integer.parseUnsignedInt(parts[1], 16)};
    }

    /// Core of a thread number; "any" and "all" mean the first.
    private static int thread(String number) {
        return number.startsWith("-") || number.equals("0") ? 0 : Integer.parseInt(number, 16) - 1;
    }

    private String select(String text) {
        int chosen = thread(text.substring(1));
        if (chosen < 0 || chosen >= debugger.cores()) {
            return WRONG;
        }
        core = chosen;
        return OK;
    }

    private String register(int number) {
        var entry = TargetDescription.ENTRIES.get(number);
        int digits = entry.bits() / 4;
        if (entry.source() == null) {
            return "x".repeat(digits);
        }
        return "%016x".formatted(Long.reverseBytes(debugger.register(core, entry.source()))).substring(0, digits);
    }

    private String setRegister(String text) {
        int equals = text.indexOf('=');
        return setRegister(Integer.parseInt(text.substring(0, equals), 16), text.substring(equals + 1)) ? OK : WRONG;
    }

    private boolean setRegister(int number, String digits) {
        var entry = TargetDescription.ENTRIES.get(number);
        if (entry.source() == null || digits.startsWith("x")) {
            return digits.startsWith("x");
        }
        long value = Long.reverseBytes(Long.parseUnsignedLong(digits + "0".repeat(16 - digits.length()), 16));
        return debugger.register(core, entry.source()) == value || debugger.register(core, entry.source(), value);
    }

    private String setRegisters(String text) {
        boolean all = true;
        int at = 0;
        for (int i = 0; i < TargetDescription.ENTRIES.size() && at < text.length(); i++) {
            int digits = TargetDescription.ENTRIES.get(i).bits() / 4;
            all &= setRegister(i, text.substring(at, at + digits));
            at += digits;
        }
        return all ? OK : WRONG;
    }

    private String readMemory(String text) {
        var parts = text.split(",");
        int length = Math.min(Integer.parseInt(parts[1], 16), MOST_MEMORY);
        var bytes = debugger.memory(core, Long.parseUnsignedLong(parts[0], 16), length);
        return bytes.length == 0 && length > 0 ? NO_MEMORY : HexFormat.of().formatHex(bytes);
    }

    private String writeMemory(String text) {
        int colon = text.indexOf(':');
        var bytes = HexFormat.of().parseHex(text.substring(colon + 1));
        return debugger.memory(core, Long.parseUnsignedLong(text.substring(0, text.indexOf(',')), 16), bytes) ? OK : NO_MEMORY;
    }

    /// Breakpoints of both kinds are the same here.
    private String point(String text, boolean set) {
        var parts = text.split("[,;]");
        long address = Long.parseUnsignedLong(parts[1], 16);
        int length = Integer.parseInt(parts[2], 16);
        switch (parts[0]) {
            case "0", "1" -> {
                if (set) {
                    debugger.addBreakpoint(address);
                } else {
                    debugger.removeBreakpoint(address);
                }
            }
            case "2", "3", "4" -> {
                var touch = Debugger.Touch.values()[parts[0].charAt(0) - '2'];
                if (!set) {
                    debugger.unwatch(touch, address, length);
                } else if (!debugger.watch(core, touch, address, length)) {
                    return NO_MEMORY;
                }
            }
            default -> {
                return NOT_KNOWN;
            }
        }
        return OK;
    }

    /// `vCont;s:2;c` and the question which of these there are.
    private String resumption(String packet) throws IOException {
        if (packet.equals("vCont?")) {
            return "vCont;c;C;s;S";
        }
        if (!packet.startsWith("vCont;")) {
            return NOT_KNOWN;
        }
        for (var action : packet.substring("vCont;".length()).split(";")) {
            if (action.startsWith("s") || action.startsWith("S")) {
                int colon = action.indexOf(':');
                return step(colon < 0 ? core : thread(action.substring(colon + 1)));
            }
        }
        return resume();
    }

    private String step(int stepped) {
        return stopped(debugger.step(stepped));
    }

    private String resume() throws IOException {
        while (true) {
            var rest = debugger.run(SLICE);
            if (!(rest.reason() instanceof StopReason.Limit)) {
                return stopped(rest);
            }
            if (line.isInterrupted()) {
                return stop(SIGINT, rest.core(), "");
            }
        }
    }

    private String back(String kind) {
        boolean more = switch (kind) {
            case "s" -> debugger.stepBack(core);
            case "c" -> debugger.runBack();
            default -> throw new IllegalArgumentException(kind);
        };
        return stop(SIGTRAP, core, more ? "" : "replaylog:begin;");
    }

    private String stopped(Debugger.Rest rest) {
        return switch (rest.reason()) {
            case StopReason.Limit _ -> stop(SIGTRAP, rest.core(), "");
            case StopReason.Interrupted _ -> stop(SIGTRAP, rest.core(), rest.watched().map(GdbSession::touched).orElse(""));
            case StopReason.Idle _ -> stop(SIGINT, rest.core(), "");
            case StopReason.TripleFault _, StopReason.Stuck _ -> stop(SIGSEGV, rest.core(), "");
            case StopReason.Unimplemented _ -> stop(SIGILL, rest.core(), "");
            case StopReason.DebugExit exit -> ended(exit, exit.status());
            case StopReason.PowerOff off -> ended(off, 0);
            case StopReason.PowerFailure failure -> ended(failure, 0);
        };
    }

    private static String touched(Debugger.Watch place) {
        return switch (place.touch()) {
            case WRITE -> "watch:";
            case READ -> "rwatch:";
            case ACCESS -> "awatch:";
        } + Long.toHexString(place.linear()) + ";";
    }

    private String ended(StopReason reason, int status) {
        end = reason;
        return "W%02x".formatted(status);
    }

    private String stop(int signal, int stopped, String why) {
        core = stopped;
        lastStop = "T%02x%sthread:%x;".formatted(signal, why, stopped + 1);
        return lastStop;
    }
}
