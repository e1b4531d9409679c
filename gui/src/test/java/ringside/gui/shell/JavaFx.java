package ringside.gui.shell;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Starts the toolkit once for all test classes and lets tests work on its thread.
public final class JavaFx implements BeforeAllCallback {
    private static final long PATIENCE_SECONDS = 180;
    private static boolean started;

    @Override
    public void beforeAll(ExtensionContext context) throws InterruptedException {
        synchronized (JavaFx.class) {
            if (!started) {
                CountDownLatch ready = new CountDownLatch(1);
                Platform.startup(ready::countDown);
                ready.await();
                Platform.setImplicitExit(false);
                started = true;
            }
        }
    }

    /// Runs on the JavaFX thread, at once where that is the present one, and waits for the result.
    public static <T> T call(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Runnable answer = () -> {
            try {
                result.complete(work.call());
            } catch (Exception | AssertionError thrown) {
                result.completeExceptionally(thrown);
            }
        };
        if (Platform.isFxApplicationThread()) {
            answer.run();
        } else {
            Platform.runLater(answer);
        }
        try {
            return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException thrown) {
            throw thrown.getCause() instanceof AssertionError error ? error : new AssertionError(thrown.getCause());
        } catch (InterruptedException | TimeoutException late) {
            throw new AssertionError("the JavaFX thread did not answer", late);
        }
    }

    public static void run(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }

    /// Waits until a condition on the JavaFX thread holds.
    public static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(PATIENCE_SECONDS).toNanos();
        while (!call(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain until " + what);
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
        }
    }
}
