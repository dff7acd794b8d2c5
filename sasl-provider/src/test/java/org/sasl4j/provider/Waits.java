package org.sasl4j.provider;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.security.auth.callback.PasswordCallback;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** Where threads waited for a lock that another one held, as JDK Flight Recorder saw it. */
final class Waits {
    private static final List<String> KINDS = List.of("jdk.JavaMonitorEnter", "jdk.ThreadPark");

    /** What is done meanwhile. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    private Waits() {}

    /** Those of this library's, but for the thread that asks, which waits for the others. */
    static List<RecordedEvent> during(Path folder, Work work) throws Exception {
        Path file = folder.resolve("waits.jfr");
        long here = Thread.currentThread().getId();
        try (Recording recording = new Recording()) {
            KINDS.forEach(
                    kind -> recording.enable(kind).withThreshold(Duration.ZERO).withStackTrace());
            recording.start();
            work.run();
            recording.stop();
            recording.dump(file);
        }
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> KINDS.contains(event.getEventType().getName()))
                .filter(event -> event.getThread().getJavaThreadId() != here)
                .filter(Waits::isOurs)
                .toList();
    }

    /**
     * Whether the library waited: not the JDK's PasswordCallback, which keeps each password behind one lock for all, nor
     * the recorder, whose pool of strings a thread that records its event waits for, and which runs here because we ask it to.
     */
    private static boolean isOurs(RecordedEvent event) {
        if (event.getStackTrace() == null) {
            return false;
        }
        List<String> callers = event.getStackTrace().getFrames().stream()
                .map(frame -> frame.getMethod().getType().getName())
                .toList();
        return !callers.contains(PasswordCallback.class.getName())
                && !callers.get(0).startsWith("jdk.jfr.")
                && callers.stream()
                        .filter(name -> name.startsWith("org.sasl4j."))
                        .findFirst()
                        .filter(Waits::isNoTest)
                        .isPresent();
    }

    private static boolean isNoTest(String name) {
        String file = name.replace('.', '/') + ".class";
        return !Waits.class.getClassLoader().getResource(file).toString().contains("test-classes");
    }
}
