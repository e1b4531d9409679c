package ringside.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringside.compiler.plan.ImagePlan;
import ringside.compiler.plan.ImagePlan.Mode;
import ringside.compiler.plan.ImagePlan.Profile;

/// What the language refuses, word for word. Line 10 of each example is the refused one.
final class DialectTest {
    private static final String HEAD = """
            package guest.app;
            import guest.lib.*;
            import guest.raw.*;
            public final class Demo implements Program {
                static int number = 3;
                static Object object = new int[2];
                private int value;
                public int run(Os os, Arguments arguments) {
                    byte[] bytes = new byte[4];
            """;
    private static final String TAIL = """
                    return 0;
                }
            """;

    @TempDir
    static Path folder;
    private static GuestCode library;

    @BeforeAll
    static void compileLibrary() {
        library = GuestCode.library(folder);
    }

    /// Diagnostics of a program with `statement` on line 10, members after its method, and classes after its class.
    private static List<String> refusal(Mode mode, String statement, String members, String classes) throws Exception {
        String demo = HEAD + "        " + statement + "\n" + TAIL + members + "}\n" + classes;
        Path place = Files.createTempDirectory(folder, "demo");
        GuestCode code = library.with(place, Map.of("guest/app/Demo", demo,
                "guest/app/Start", Files.readString(GuestCode.PROGRAMS.resolve("guest/app/Start.java"))));
        ImagePlan plan = Plans.program(code, "guest.app.Demo", mode, Profile.OPTIMISED);
        CompileException refused = catchThrowableOfType(CompileException.class, () -> Compiler.compile(plan));
        return refused == null ? List.of() : refused.diagnostics().stream().map(Diagnostic::toString).toList();
    }

    private static void expect(String statement, String members, String... message) throws Exception {
        assertThat(refusal(Mode.CHECKED, statement, members, "")).containsExactly(message);
    }

    private static void expect(String statement, String message) throws Exception {
        expect(statement, "", new String[] {message});
    }

    @Test
    void ordinaryJavaIsAccepted() throws Exception {
        assertThat(refusal(Mode.CHECKED, "value += bytes.length;", "", "")).isEmpty();
    }

    @Test
    void unreachableCodeIsNotJudged() throws Exception {
        assertThat(refusal(Mode.CHECKED, "value++;", "    double unused() { return Math.sqrt(value); }\n", "")).isEmpty();
    }

    @Test
    void floatingPointIsRefused() throws Exception {
        expect("value = (int) (number * 1.5);",
                "Demo.java:10: error: AOT-01 floating point is not part of the guest language [Demo.run]: count in int or long, in a smaller unit");
    }

    @Test
    void jdkClassesAreRefused() throws Exception {
        assertThat(refusal(Mode.CHECKED, "new java.util.ArrayList<String>().size();", "", "")).containsExactly(
                "Demo.java:10: error: AOT-02 java.util.ArrayList is not part of the guest library [Demo.run]: write it in guest Java or use guest.lang",
                "Demo.java:10: error: AOT-02 java.util.ArrayList.<init> is not part of the guest library [Demo.run]: write it in guest Java or use guest.lang",
                "Demo.java:10: error: AOT-02 java.util.ArrayList.size is not part of the guest library [Demo.run]: write it in guest Java or use guest.lang");
    }

    @Test
    void consoleOfTheJdkIsRefused() throws Exception {
        assertThat(refusal(Mode.CHECKED, "System.out.println(number);", "", "")).containsExactly(
                "Demo.java:10: error: AOT-02 java.io.PrintStream.println is not part of the guest library [Demo.run]: write it in guest Java or use guest.lang",
                "Demo.java:10: error: AOT-02 java.lang.System.out is not part of the guest library [Demo.run]: write it in guest Java or use guest.lang");
    }

    @Test
    void superclassesOfTheJdkAreRefused() throws Exception {
        expect("object = new Worker();", "    static final class Worker extends java.util.Random {}\n",
                "Demo.java:10: error: AOT-02 java.util.Random is not part of the guest library [Demo.run]: write it in guest Java or use guest.lang",
                "Demo.java:13: error: AOT-02 java.util.Random.<init> is not part of the guest library [Demo$Worker.<init>]: "
                        + "write it in guest Java or use guest.lang");
    }

    @Test
    void ownExceptionsMayBeThrown() throws Exception {
        assertThat(refusal(Mode.CHECKED, "if (number > 5) throw new Failure();", "", "final class Failure extends RuntimeException {}\n")).isEmpty();
    }

    @Test
    void exceptionHandlersAreRefused() throws Exception {
        expect("try { value = number / value; } catch (ArithmeticException e) { value = 0; }",
                "Demo.java:10: error: AOT-03 try, catch and finally are not part of the guest language [Demo.run]: return an error code");
    }

    @Test
    void synchronizedBlocksAreRefused() throws Exception {
        expect("synchronized (this) { value++; }",
                "Demo.java:10: error: AOT-04 synchronized is not part of the guest language [Demo.run]: use a guest.port.Lock");
    }

    @Test
    void sevenParametersAreRefused() throws Exception {
        expect("many(1, 2, 3, 4, 5, 6);", "    int many(int a, int b, int c, int d, int e, int f) { return a; }\n",
                "Demo.java:13: error: AOT-05 7 parameters, counting this, do not fit into six registers [Demo.many]: pass an object");
    }

    @Test
    void arraysOfArraysInOneStepAreRefused() throws Exception {
        expect("value = new int[3][4].length;",
                "Demo.java:10: error: AOT-06 an array of arrays cannot be allocated in one step [Demo.run]: allocate each row explicitly");
    }

    @Test
    void concatenationIsRefused() throws Exception {
        expect("value = (\"n\" + number).length();",
                "Demo.java:10: error: AOT-07 string concatenation allocates [Demo.run]: print the parts");
    }

    @Test
    void lambdasAreRefused() throws Exception {
        expect("Runnable r = () -> number++;",
                "Demo.java:10: error: AOT-08 lambdas and method references allocate unseen [Demo.run]: write a named class");
    }

    @Test
    void textOfRecordsIsRefused() throws Exception {
        assertThat(refusal(Mode.CHECKED, "value = new Point(1, 2).hashCode();", "",
                "record Point(int x, int y) {}\n")).containsExactly(
                "Demo.java:14: error: AOT-09 hashCode is decided at run time [Point.hashCode]: write the comparison or text by hand");
    }

    @Test
    void classLiteralsAreRefused() throws Exception {
        expect("object = Demo.class;",
                "Demo.java:10: error: AOT-11 a class literal is no value in the guest language [Demo.run]: pass an object or an int instead");
    }

    @Test
    void methodsOfObjectAreRefused() throws Exception {
        expect("value = object.hashCode();",
                "Demo.java:10: error: AOT-12 hashCode of Object has no meaning here [Demo.run]: declare a method of your own");
    }

    @Test
    void initialisersThatTouchHardwareAreRefused() throws Exception {
        expect("value = Late.VALUE;", "    @RawAllowed(category = RawAllowed.Category.PORT_IO, reason = \"shows an error\")\n"
                        + "    static final class Late { static int VALUE = Port.in8(0x60); }\n",
                "Demo.java:14: error: AOT-13 static initialiser of guest.app.Demo$Late cannot run at image build: "
                        + "it calls the hardware through guest.raw.Port.in8 [Demo$Late.<clinit>]: move it to an init() method that is called at boot");
    }

    @Test
    void initialisersThatLeaveJdkObjectsAreRefused() throws Exception {
        expect("object = Late.VALUE;",
                "    static final class Late { static Object VALUE = new java.util.ArrayList<String>(); }\n",
                "Demo.java:0: error: AOT-13 static initialiser of guest.app.Demo$Late cannot run at image build: "
                        + "it leaves a java.util.ArrayList behind [Demo$Late.<clinit>]: move it to an init() method that is called at boot");
    }

    @Test
    void nativeMethodsAreRefused() throws Exception {
        expect("unknown();", "    static native void unknown();\n",
                "Demo.java:0: error: AOT-14 native method guest.app.Demo.unknown is unknown to the compiler [Demo.unknown]: use the methods of guest.raw");
    }

    @Test
    void rawAccessNeedsPermission() throws Exception {
        expect("Port.out8(1, 2);",
                "Demo.java:10: error: AOT-21 guest.app.Demo uses raw access Port.out8 without @RawAllowed [Demo.run]: "
                        + "add @RawAllowed with category and reason, or use a safe wrapper");
    }

    @Test
    void permissionNeedsReason() throws Exception {
        expect("Late.out();", "    @RawAllowed(category = RawAllowed.Category.PORT_IO, reason = \" \")\n"
                        + "    static final class Late { static void out() { Port.out8(1, 2); } }\n",
                "Demo.java:0: error: AOT-22 @RawAllowed of guest.app.Demo$Late gives no reason [Demo$Late]: "
                        + "say in one sentence why this class needs raw access");
    }

    @Test
    void literalsBeyondLatinOneAreRefused() throws Exception {
        expect("value = \"\\u20ac\".length();",
                "Demo.java:10: error: AOT-23 string literal is not Latin-1 [Demo.run]: use characters up to 255");
    }

    @Test
    void programClassMustBeAProgram() throws Exception {
        Path place = Files.createTempDirectory(folder, "demo");
        GuestCode code = library.with(place, Map.of("guest/app/Demo", "package guest.app; public final class Demo {}",
                "guest/app/Start", Files.readString(GuestCode.PROGRAMS.resolve("guest/app/Start.java"))));
        for (String name : List.of("guest.app.Demo", "guest.app.Nobody")) {
            CompileException refused = catchThrowableOfType(CompileException.class,
                    () -> Compiler.compile(Plans.program(code, name, Mode.CHECKED, Profile.OPTIMISED)));
            assertThat(refused).hasMessageStartingWith("Start.java:20: error: AOT-35 ").hasMessageContaining(name);
        }
    }

    @Test
    void codeAddressNeedsMethod() throws Exception {
        expect("Late.go();", "    @RawAllowed(category = RawAllowed.Category.RUNTIME, reason = \"shows an error\")\n"
                        + "    static final class Late { static long go() { return Code.address(\"guest/app/Demo.nobody\"); } }\n",
                "Demo.java:14: error: AOT-15 Code.address needs a static method, and \"guest/app/Demo.nobody\" is none [Demo$Late.go]: use a literal");
    }

    @Test
    void allErrorsAreReportedTogetherInOrder() throws Exception {
        String members = """
                    static void second() {
                        Object o = Demo.class;
                        synchronized (o) { number++; }
                    }
                """;
        assertThat(refusal(Mode.UNCHECKED, "value = (int) 2.5f; second(); Port.out8(1, 2); value = (int) (number * 2.5f);",
                members, ""))
                .extracting(line -> line.substring(0, line.indexOf(' ', line.indexOf("AOT"))))
                .containsExactly("Demo.java:10: error: AOT-01", "Demo.java:10: error: AOT-21",
                        "Demo.java:14: error: AOT-11", "Demo.java:15: error: AOT-04");
    }
}
