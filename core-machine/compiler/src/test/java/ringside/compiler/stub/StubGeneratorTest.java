package ringside.compiler.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringside.compiler.CompileException;
import ringside.compiler.Diagnostic;
import shared.abi.Errno;

/// Calls go into a proxy, through a transport that hands the message to the dispatcher, and reach the service.
final class StubGeneratorTest {
    /// Every shape a method may have.
    private static final String SHAPES = """
            @Port public interface Shapes {
                int nothing();
                long wide();
                int one(int a);
                long three(int a, long b, int c);
                int called(@Caller int caller);
                int full(@Caller int caller, int a, long b, long c, Buffer data);
                long data(Buffer data);
            }
            """;

    /// Records the last call as text; the transport supplies caller 77 as a kernel would.
    private static final String BENCH = """
            public final class Bench implements Shapes, Transport, Buffer {
                public Dispatcher server;
                public String log = "";
                public Message last;
                public void call(Message message) {
                    last = message;
                    message.caller = 77;
                    server.dispatch(message);
                }
                public int nothing() { log = "nothing"; return -5; }
                public long wide() { log = "wide"; return Long.MIN_VALUE; }
                public int one(int a) { log = "one " + a; return a; }
                public long three(int a, long b, int c) { log = "three " + a + " " + b + " " + c; return a + b + c; }
                public int called(int caller) { log = "called " + caller; return caller; }
                public int full(int caller, int a, long b, long c, Buffer data) {
                    log = "full " + caller + " " + a + " " + b + " " + c + " " + (data == this);
                    return data.length();
                }
                public long data(Buffer data) { log = "data"; return data.length(); }
                public int length() { return 123; }
                public int copyIn(int at, byte[] destination, int offset, int count) { return 0; }
                public int copyIn(int at, Region destination, long offset, int count) { return 0; }
                public int copyOut(int at, byte[] source, int offset, int count) { return 0; }
                public int copyOut(int at, Region source, long offset, int count) { return 0; }
            }
            """;

    @TempDir
    Path folder;

    private GuestClasses classes;
    private Object bench;
    private Object proxy;

    private void wire() throws Exception {
        wireTo(GuestClasses.compile(folder, Map.of("Shapes", SHAPES, "Bench", BENCH)));
    }

    private void wireTo(GuestClasses compiled) throws Exception {
        classes = compiled;
        GeneratedStubs stubs = StubGenerator.generate(classes.bytes("guest.test.Shapes"));
        bench = classes.loadClass("guest.test.Bench").getConstructor().newInstance();
        proxy = classes.define(stubs.proxy()).getConstructors()[0].newInstance(bench);
        Object dispatcher = classes.define(stubs.dispatcher()).getConstructors()[0].newInstance(bench);
        bench.getClass().getField("server").set(bench, dispatcher);
    }

    private Object call(String name, Object... arguments) throws ReflectiveOperationException {
        Method method = Arrays.stream(proxy.getClass().getMethods()).filter(m -> m.getName().equals(name)).findFirst().orElseThrow();
        return method.invoke(proxy, arguments);
    }

    private Object log() throws ReflectiveOperationException {
        return bench.getClass().getField("log").get(bench);
    }

    private long field(String name) throws ReflectiveOperationException {
        Object message = bench.getClass().getField("last").get(bench);
        return message.getClass().getField(name).getLong(message);
    }

    @Test
    void everyShapeOfCallArrivesWithItsValues() throws Exception {
        wire();
        assertThat(call("nothing")).isEqualTo(-5);
        assertThat(field("result")).as("int results are sign-extended").isEqualTo(-5L);
        assertThat(call("wide")).isEqualTo(Long.MIN_VALUE);
        assertThat(call("one", -1)).isEqualTo(-1);
        assertThat(field("first")).as("int values are sign-extended").isEqualTo(-1L);
        assertThat(call("three", 1, 1L << 40, -3)).isEqualTo((1L << 40) - 2);
        assertThat(log()).isEqualTo("three 1 1099511627776 -3");
        assertThat(call("data", bench)).isEqualTo(123L);
    }

    @Test
    void callerIsWhatTheTransportSaysAndNotWhatTheClientSays() throws Exception {
        wire();
        assertThat(call("called", 1)).isEqualTo(77);
        assertThat(call("full", 1, 2, 3L, 4L, bench)).isEqualTo(123);
        assertThat(log()).isEqualTo("full 77 2 3 4 true");
    }

    @Test
    void operationsAreNumberedInOrderOfDeclaration() throws Exception {
        wire();
        call("nothing");
        assertThat(field("operation")).isZero();
        call("data", bench);
        assertThat(field("operation")).isEqualTo(6);
    }

    @Test
    void unknownOperationAnswersEnosys() throws Exception {
        wire();
        assertThat(dispatch(7)).isEqualTo(-Errno.ENOSYS);
        assertThat(dispatch(-1)).isEqualTo(-Errno.ENOSYS);
    }

    @Test
    void absentBufferAnswersEinvalAndDoesNotReachTheService() throws Exception {
        wire();
        assertThat(call("data", (Object) null)).isEqualTo((long) -Errno.EINVAL);
        assertThat(log()).isEqualTo("");
    }

    @Test
    void bufferOfAnEarlierCallIsNotSentAgain() throws Exception {
        wire();
        call("data", bench);
        call("nothing");
        Object message = bench.getClass().getField("last").get(bench);
        assertThat(message.getClass().getField("buffer").get(message)).isNull();
    }

    private long dispatch(int operation) throws ReflectiveOperationException {
        Class<?> type = classes.loadClass("guest.port.Message");
        Object message = type.getConstructor().newInstance();
        type.getField("operation").setInt(message, operation);
        Object server = bench.getClass().getField("server").get(bench);
        server.getClass().getMethod("dispatch", type).invoke(server, message);
        return type.getField("result").getLong(message);
    }

    @Test
    void shippedServicePortsHaveStubs() throws Exception {
        GuestClasses ports = GuestClasses.compile(folder, Map.of());
        for (String port : List.of("FileService", "ConsoleService", "ClockService")) {
            GeneratedStubs stubs = StubGenerator.generate(ports.bytes("guest.port." + port));
            assertThat(stubs.proxy().name()).isEqualTo("guest/port/" + port + "$Proxy");
            assertThat(ports.define(stubs.dispatcher()).getInterfaces()[0].getName()).isEqualTo("guest.port.Dispatcher");
        }
    }

    @Test
    void bufferThatIsGrantedIsLentAndOthersAreNot() throws Exception {
        GuestClasses granting = GuestClasses.compile(folder, Map.of("Lending",
                "@Port public interface Lending { int give(@Granted Buffer data); int copy(Buffer data); }"));
        assertThat(StubGenerator.generate(granting.bytes("guest.test.Lending")).proxy().source().lines().map(String::strip))
                .containsSubsequence("public int give(Buffer buffer) {", "transport.lend(message);", "public int copy(Buffer buffer) {", "transport.call(message);");
    }

    @Test
    void transportThatCannotLendIsCalled() throws Exception {
        wireTo(GuestClasses.compile(folder, Map.of("Shapes", SHAPES.replace("long data(Buffer", "long data(@Granted Buffer"), "Bench", BENCH)));
        assertThat(call("data", bench)).isEqualTo(123L);
        assertThat(log()).isEqualTo("data");
    }

    @Test
    void samePortGivesTheSameBytes() throws Exception {
        byte[] port = GuestClasses.compile(folder, Map.of("Shapes", SHAPES)).bytes("guest.test.Shapes");
        assertThat(StubGenerator.generate(port).dispatcher().bytes()).isEqualTo(StubGenerator.generate(port).dispatcher().bytes());
    }

    @Test
    void whatCannotTravelIsRefused() throws Exception {
        assertThat(refusals("public interface Refused { int a(); }")).containsExactly("IPC-01");
        assertThat(refusals("@Port public class Refused { }")).contains("IPC-01");
        assertThat(refusals("@Port public interface Refused extends Runnable { }")).containsExactly("IPC-02");
        assertThat(refusals("@Port public interface Refused { default int a() { return 0; } }")).containsExactly("IPC-03");
        assertThat(refusals("@Port public interface Refused { void a(); }")).containsExactly("IPC-04");
        assertThat(refusals("@Port public interface Refused { boolean a(); }")).containsExactly("IPC-04");
        assertThat(refusals("@Port public interface Refused { int a(byte[] b); }")).containsExactly("IPC-05");
        assertThat(refusals("@Port public interface Refused { <T> int a(T b); }")).containsExactly("IPC-05");
        assertThat(refusals("@Port public interface Refused { int a(int b, int c, int d, long e); }")).containsExactly("IPC-06");
        assertThat(refusals("@Port public interface Refused { int a(Buffer b, Buffer c); }")).containsExactly("IPC-07");
        assertThat(refusals("@Port public interface Refused { int a(Buffer b, int c); }")).containsExactly("IPC-08");
        assertThat(refusals("@Port public interface Refused { int a(int b, @Caller int c); }")).containsExactly("IPC-08");
        assertThat(refusals("@Port public interface Refused { int a(@Caller long b); }")).containsExactly("IPC-09");
        assertThat(refusals("@Port public interface Refused { int a(@Caller int b, @Caller int c); }")).containsExactly("IPC-09");
        assertThat(refusals("@Port public interface Refused { int a(@Granted long b); }")).containsExactly("IPC-10");
    }

    @Test
    void refusalNamesFileMethodRuleAndRemedy() throws Exception {
        assertThat(refused("@Port public interface Refused { int a(byte[] b); void c(); }")).extracting(Diagnostic::toString)
                .containsExactly("Refused.java:0: error: IPC-05 takes byte[] [Refused.a]: "
                                + "pass int or long values, and client data as one guest.port.Buffer",
                        "Refused.java:0: error: IPC-04 returns void [Refused.c]: return int or long, negative for an error");
    }

    private List<String> refusals(String source) throws Exception {
        return refused(source).stream().map(Diagnostic::code).toList();
    }

    private List<Diagnostic> refused(String source) throws Exception {
        byte[] port = GuestClasses.compile(folder, Map.of("Refused", source)).bytes("guest.test.Refused");
        return catchThrowableOfType(CompileException.class, () -> StubGenerator.generate(port)).diagnostics();
    }
}
