package org.sasl4j.conformance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** Plays rows against one provider. */
public final class Runner {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Candidate candidate;
    private final Predicate<String> mechanisms;
    private final Duration patience;
    private final Map<Control, Finding> controls = new HashMap<>();

    private record Control(Side side, String mechanism, Script login) {}

    /**
     * Takes a provider.
     *
     * @param candidate the provider to test
     * @param mechanisms tells by the name which of its mechanisms to test
     */
    public Runner(Candidate candidate, Predicate<String> mechanisms) {
        this(candidate, mechanisms, PATIENCE);
    }

    Runner(Candidate candidate, Predicate<String> mechanisms, Duration patience) {
        this.candidate = candidate;
        this.mechanisms = mechanisms;
        this.patience = patience;
    }

    /**
     * Plays rows.
     *
     * @param rows the rows, in order
     * @return what was found
     */
    public Report run(List<Row> rows) {
        return new Report(candidate, rows.stream().map(this::result).toList());
    }

    private Result result(Row row) {
        return new Result(
                row,
                row.against(candidate).stream()
                        .filter(check -> mechanisms.test(check.mechanism()))
                        .map(this::finding)
                        .toList());
    }

    private Finding finding(Check check) {
        if (check.control().isPresent()) {
            Finding login = control(check, check.control().get());
            if (login.verdict() != Verdict.PASS) {
                String reason = "a refusal would show nothing, for the right login: " + login.seen();
                return new Finding(check, Verdict.NOT_OFFERED, reason, login.spoken());
            }
        }
        return play(check);
    }

    private Finding control(Check check, Script login) {
        return controls.computeIfAbsent(
                new Control(check.side(), check.mechanism(), login),
                key -> play(new Check(check.mechanism(), check.side(), "the right login", login, Optional.empty())));
    }

    /** Plays a check in a thread of its own, because a client that is told to compute for ever may do so. */
    private Finding play(Check check) {
        Dialogue dialogue = new Dialogue(candidate, check.side(), check.mechanism());
        FutureTask<Finding> task = new FutureTask<>(() -> judged(check, dialogue));
        Thread thread = new Thread(task, "conformance of " + check.mechanism());
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            String seen = "gave no answer within " + patience.toMillis() + " ms";
            Finding finding = new Finding(check, Verdict.FAIL, seen, dialogue.spoken());
            thread.interrupt();
            return finding;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the kit failed in " + check.title(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static Finding judged(Check check, Dialogue dialogue) {
        try {
            String seen = check.script().play(dialogue);
            return new Finding(check, Verdict.PASS, seen, dialogue.spoken());
        } catch (NotOffered e) {
            return new Finding(check, Verdict.NOT_OFFERED, String.valueOf(e.getMessage()), dialogue.spoken());
        } catch (Violation e) {
            return broken(check, e, dialogue);
        }
    }

    /**
     * A message may be refused only because an answer is missing that no standard callback can give. Such a refusal
     * shows nothing.
     */
    private static Finding broken(Check check, Violation violation, Dialogue dialogue) {
        List<String> unknown = new ArrayList<>(dialogue.unknownCallbacks());
        if (check.control().isEmpty() && violation.isRefusal() && !unknown.isEmpty()) {
            String reason =
                    "asks for what is not standard: " + String.join(", ", unknown) + "; it " + violation.getMessage();
            return new Finding(check, Verdict.NOT_OFFERED, reason, dialogue.spoken());
        }
        return new Finding(check, Verdict.FAIL, String.valueOf(violation.getMessage()), dialogue.spoken());
    }
}
