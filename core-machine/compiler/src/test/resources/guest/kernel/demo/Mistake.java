package guest.kernel.demo;

/// Stands for the mistake under test, which replaces this class.
final class Mistake {
    private Mistake() {}

    static void make() {
        Report.text("none\n");
    }
}
