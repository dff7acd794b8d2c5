package org.sasl4j.provider;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

    /** Those with a class of this library among their callers, but for the thread that asks, which waits for the others. */
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

    private static boolean isOurs(RecordedEvent event) {
        return event.getStackTrace() != null
                && event.getStackTrace().getFrames().stream()
                        .map(frame -> frame.getMethod().getType().getName())
                        .anyMatch(name -> name.startsWith("org.sasl4j.") && !name.contains("MixedLoadTest"));
    }
}
