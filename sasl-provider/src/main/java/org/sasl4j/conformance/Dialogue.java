package org.sasl4j.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Makes the provider's side of the exchanges of one check, and records all that is said. */
public final class Dialogue {
    private static final String KIT = "kit";

    private final Candidate candidate;
    private final String mechanism;
    private final List<Spoken> spoken = new CopyOnWriteArrayList<>(); // read by another thread after a deadline
    private final List<Questions> questions = new CopyOnWriteArrayList<>();

    Dialogue(Candidate candidate, String mechanism) {
        this.candidate = candidate;
        this.mechanism = mechanism;
    }

    /**
     * The provider's client of the check's mechanism.
     *
     * @param login what it is made with
     * @return the client, also where its factory refuses: then its first evaluation throws
     * @throws NotOffered if the factory returns null
     */
    public Tested client(Login login) {
        Questions handler = Handlers.of(login);
        questions.add(handler);
        return new Tested(this, Side.CLIENT, candidate.client(mechanism, login, handler));
    }

    /**
     * The provider's server of the check's mechanism.
     *
     * @param directory what it is made with
     * @return the server, also where its factory refuses: then its first evaluation throws
     * @throws NotOffered if the factory returns null
     */
    public Tested server(Directory directory) {
        Questions handler = Handlers.of(directory);
        questions.add(handler);
        return new Tested(this, Side.SERVER, candidate.server(mechanism, directory, handler));
    }

    /**
     * The usual client.
     *
     * @return one
     */
    public Tested client() {
        return client(Login.usual());
    }

    /**
     * The usual server.
     *
     * @return one
     */
    public Tested server() {
        return server(Directory.usual());
    }

    /**
     * Which mechanism is tested.
     *
     * @return its name
     */
    public String mechanism() {
        return mechanism;
    }

    /**
     * Who is tested.
     *
     * @return the provider
     */
    public Candidate candidate() {
        return candidate;
    }

    /**
     * Records what happened, where it is no message.
     *
     * @param note what
     */
    public void note(String note) {
        note(KIT, note);
    }

    void note(String speaker, String note) {
        spoken.add(new Spoken(speaker, null, note));
    }

    void kit(byte @Nullable [] message) {
        spoken.add(new Spoken(KIT, message, message == null ? "no message (null)" : ""));
    }

    void heard(Side side, Reply reply) {
        List<String> notes = new ArrayList<>();
        Throwable failure = reply.failure();
        if (failure != null) {
            notes.add("threw " + failure);
        } else if (reply.octets() == null) {
            notes.add("no message (null)");
        }
        if (reply.complete()) {
            notes.add("complete");
        }
        spoken.add(new Spoken(side.toString(), reply.octets(), String.join("; ", notes)));
    }

    /** All that was said so far. */
    List<Spoken> spoken() {
        return List.copyOf(spoken);
    }

    /** Callbacks that were asked and are not standard. */
    Set<String> unknownCallbacks() {
        Set<String> unknown = new TreeSet<>();
        questions.forEach(handler -> unknown.addAll(handler.unknown()));
        return unknown;
    }
}
