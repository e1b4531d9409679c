package guest.fake;

import guest.port.Lock;
import guest.port.WaitQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A lock for workers that are threads of the JVM, with queues that belong to it.
public final class JvmLock implements Lock {
    private final ReentrantLock lock = new ReentrantLock();

    @Override
    public void acquire() {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("the lock is not recursive");
        }
        lock.lock();
    }

    @Override
    public void release() {
        lock.unlock();
    }

    /// A queue on which workers wait that hold this lock.
    public WaitQueue queue() {
        Condition condition = lock.newCondition();
        return new WaitQueue() {
            @Override
            public void await(Lock held) {
                if (held != JvmLock.this) {
                    throw new IllegalArgumentException("another lock is held");
                }
                condition.awaitUninterruptibly();
            }

            @Override
            public void wake() {
                lock.lock();
                condition.signalAll();
                lock.unlock();
            }
        };
    }
}
